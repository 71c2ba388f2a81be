import { z } from 'zod'
import { Id } from '../basics.ts'

/** The schemas of one endpoint: path parameters, query string, JSON body and JSON answer. */
export interface Shape {
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  answer?: z.ZodType
}

// Path parameters that shapes share.

export const projectId = z.strictObject({ projectId: Id })
export const inProject = <T extends z.ZodRawShape>(more: T) => z.strictObject({ projectId: Id, ...more })
export const token = z.strictObject({ token: z.string().min(10).max(100) })
export const assignmentId = z.strictObject({ assignmentId: Id })
export const importId = inProject({ importId: Id })
export const uploadId = inProject({ uploadId: Id })
