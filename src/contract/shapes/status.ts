import { Retried, ServerStatus } from '../status.ts'
import type { Shape } from './shape.ts'

/** How the server is doing. */
export const statusShapes = {
  'status.get': { answer: ServerStatus },
  'status.retry': { answer: Retried },
} as const satisfies Record<string, Shape>
