import { z } from 'zod'
import { Done, Id } from '../basics.ts'
import { ImportJob, NewImport, NewUpload, Preview, PreviewRequest, Upload } from '../imports.ts'
import { PreferenceExport, Preferences, PreferencesQuery } from '../preferences.ts'
import { ConsensusRule } from '../project.ts'
import { consensusRules, labelParts } from '../words.ts'
import { importId, inProject, projectId, type Shape, uploadId } from './shape.ts'

/** What comes in and goes out. */
export const importsShapes = {
  'upload.create': { params: projectId, body: NewUpload, answer: Upload },
  'upload.get': { params: uploadId, answer: Upload },
  'upload.chunk': {
    params: inProject({ uploadId: Id, number: z.coerce.number().int().min(0).max(4096) }),
    answer: Upload,
  },
  'import.preview': { params: projectId, body: PreviewRequest, answer: Preview },
  'import.create': { params: projectId, body: NewImport, answer: ImportJob },
  'import.list': { params: projectId, answer: z.strictObject({ imports: z.array(ImportJob) }) },
  'import.get': { params: importId, answer: ImportJob },
  'import.cancel': { params: importId, answer: Done },
  'import.badRows': { params: importId },
  'export.qrels': { params: projectId, query: z.strictObject({ rule: ConsensusRule.optional() }) },
  'export.preferences': { params: projectId, query: PreferenceExport },
  'preferences.get': { params: projectId, query: PreferencesQuery, answer: Preferences },
  'export.csv': {
    params: projectId,
    query: z.strictObject({
      rule: z.enum([...consensusRules, 'each']).optional(),
      labels: z.enum(labelParts).optional(),
    }),
  },
} as const satisfies Record<string, Shape>
