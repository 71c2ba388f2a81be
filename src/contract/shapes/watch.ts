import { z } from 'zod'
import { Done, Id } from '../basics.ts'
import { BoardAnswer, NewRisk, Overview, Risk, WhatIfAnswer, WhatIfQuery } from '../watch.ts'
import { riskStates } from '../watch-words.ts'
import { inProject, projectId, type Shape } from './shape.ts'

const riskId = inProject({ riskId: Id })

/** Board, alarms, risks, overview. */
export const watchShapes = {
  'board.get': { params: projectId, answer: BoardAnswer },
  'board.csv': { params: projectId },
  'board.whatIf': { params: projectId, query: WhatIfQuery, answer: WhatIfAnswer },
  'alarm.see': {
    params: inProject({ alarmId: Id }),
    body: z.strictObject({ note: z.string().max(2000) }),
    answer: Done,
  },
  'risk.list': { params: projectId, answer: z.strictObject({ risks: z.array(Risk) }) },
  'risk.create': { params: projectId, body: NewRisk, answer: z.strictObject({ id: Id }) },
  'risk.update': { params: riskId, body: NewRisk, answer: Done },
  'risk.state': { params: riskId, body: z.strictObject({ state: z.enum(riskStates) }), answer: Done },
  'overview.get': { answer: Overview },
} as const satisfies Record<string, Shape>
