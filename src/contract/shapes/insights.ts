import { z } from 'zod'
import { Done, Language, Market } from '../basics.ts'
import { AgreementAnswer, ConsensusAnswer, SignalNote, SignalsAnswer } from '../insights.ts'
import { projectId, type Shape } from './shape.ts'

/** Agreement, consensus, signals. */
export const insightsShapes = {
  'insights.agreement': {
    params: projectId,
    query: z.strictObject({ language: Language.optional(), market: Market.optional() }),
    answer: AgreementAnswer,
  },
  'insights.consensus': { params: projectId, answer: ConsensusAnswer },
  'insights.signals': { params: projectId, answer: SignalsAnswer },
  'insights.noteSignal': { params: projectId, body: SignalNote, answer: Done },
} as const satisfies Record<string, Shape>
