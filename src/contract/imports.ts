import { z } from 'zod'
import { Id, Language, Moment, QueryMarket } from './basics.ts'
import { importFields, importFormats } from './words.ts'

export const ImportField = z.enum(importFields)
export type ImportField = z.infer<typeof ImportField>

export const ImportFormat = z.enum(importFormats)
export type ImportFormat = z.infer<typeof ImportFormat>

export const NewUpload = z.strictObject({
  name: z.string().min(1).max(255),
  bytes: z.number().int().min(0).max(4_294_967_296),
})
export const Upload = z.strictObject({ id: Id, name: z.string(), bytes: z.number().int(), received: z.number().int() })
export type Upload = z.infer<typeof Upload>

/** The first rows of an uploaded file, and what we take its columns to be. */
export const Preview = z.strictObject({
  format: ImportFormat,
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  mapping: z.array(ImportField),
})
export type Preview = z.infer<typeof Preview>
export const PreviewRequest = z.strictObject({ uploadId: Id, format: ImportFormat.optional() })

/** What to import: uploaded files by their part, and how their columns read. */
export const NewImport = z.strictObject({
  format: ImportFormat,
  files: z.strictObject({
    rows: Id.optional(),
    topics: Id.optional(),
    run: Id.optional(),
    documents: Id.optional(),
    qrels: Id.optional(),
    prefs: Id.optional(),
  }),
  /** Pairs to compare: all of so many results from the top of each query; without it, those that the file names. */
  pairsOf: z.number().int().min(2).max(20).optional(),
  mapping: z.array(ImportField).max(500),
  columns: z.array(z.string()).max(500),
  language: Language,
  market: QueryMarket,
})
export type NewImport = z.infer<typeof NewImport>

/** A row that could not be taken: its file part, its number from 1 (header included), why, and what stood there. */
export const BadRow = z.strictObject({
  file: z.string(),
  row: z.number().int(),
  problem: z.string(),
  detail: z.string(),
})
export type BadRow = z.infer<typeof BadRow>

export const ImportJob = z.strictObject({
  id: Id,
  state: z.enum(['running', 'done', 'refused', 'cancelled', 'failed']),
  format: ImportFormat,
  fileNames: z.array(z.string()),
  bytes: z.number().int(),
  bytesRead: z.number().int(),
  rows: z.number().int(),
  queries: z.number().int(),
  results: z.number().int(),
  ratings: z.number().int(),
  matched: z.number().int(),
  badRows: z.number().int(),
  bad: z.array(BadRow),
  startedAt: Moment,
  endedAt: Moment.nullable(),
})
export type ImportJob = z.infer<typeof ImportJob>
