import { z } from 'zod'
import { Done, Id } from '../basics.ts'
import { Grant, RevealAsk, Viewing, ViewingOpen } from '../viewing.ts'
import { assignmentId, projectId, type Shape } from './shape.ts'

const viewingId = z.object({ viewingId: Id })

/** Protected viewing. */
export const viewingShapes = {
  'assignment.reveal': {
    params: assignmentId.extend({ subject: z.string().max(40) }),
    body: RevealAsk,
    answer: Grant,
  },
  'result.reveal': { params: projectId.extend({ resultId: Id }), body: RevealAsk, answer: Grant },
  'viewing.open': { body: ViewingOpen, answer: Viewing },
  'viewing.beat': { params: viewingId, answer: Done },
  'viewing.close': { params: viewingId, answer: Done },
  'viewing.file': { params: viewingId.extend({ part: z.string().max(300) }) },
} as const satisfies Record<string, Shape>
