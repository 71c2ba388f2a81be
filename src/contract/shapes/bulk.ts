import { z } from 'zod'
import { Id } from '../basics.ts'
import { BulkAction, BulkApply, BulkBatch, BulkPreview } from '../bulk.ts'
import { inProject, projectId, type Shape } from './shape.ts'

const batch = inProject({ batchId: Id })

/** Changing many labels or tasks at once. */
export const bulkShapes = {
  'bulk.preview': { params: projectId, body: z.strictObject({ action: BulkAction }), answer: BulkPreview },
  'bulk.apply': { params: projectId, body: BulkApply, answer: BulkBatch },
  'bulk.list': { params: projectId, answer: z.strictObject({ batches: z.array(BulkBatch) }) },
  'bulk.run': { params: batch, answer: BulkBatch },
  'bulk.undo': { params: batch, answer: BulkBatch },
} as const satisfies Record<string, Shape>
