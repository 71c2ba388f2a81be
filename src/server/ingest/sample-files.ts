import { z } from 'zod'
import { ContentKind, Segment, Texts, Treatment } from '#contract/basics.ts'
import { Scale } from '#contract/project.ts'
import type { SampleFiles } from '../deps.ts'

const Media = z.record(
  z.string(),
  z.object({
    kind: z.enum(['video', 'image']),
    mime: z.string(),
    width: z.number(),
    height: z.number(),
    durationMs: z.number().optional(),
    poster: z.string().optional(),
    captions: z.record(z.string(), z.string()).optional(),
  }),
)

const Queries = z.array(
  z.object({
    id: z.string(),
    market: z.string(),
    text: z.string(),
    need: z.string().default(''),
    context: z.string().default(''),
    results: z.array(
      z.object({
        docid: z.string(),
        kind: ContentKind,
        title: z.string(),
        snippet: z.string().default(''),
        text: z.string().default(''),
        url: z.string().default(''),
        author: z.string().default(''),
        published: z.string().default(''),
        durationSeconds: z.number().optional(),
        media: z.string().optional(),
        source: z.string().default(''),
        treatment: Treatment.default('T0'),
      }),
    ),
  }),
)

const Head = z.object({
  name: Texts,
  segment: Segment,
  languages: z.array(z.string()),
  markets: z.array(z.string()),
  scale: Scale,
})

/** Results of the course, with their grade, why, and the clause that says so. */
const Training = z.array(
  z.object({
    language: z.string(),
    query: z.string(),
    docid: z.string(),
    value: z.number().int(),
    reason: z.string(),
    clause: z.string(),
  }),
)

const decoder = new TextDecoder()

/** The sample project's files, read and checked. */
export interface Sample {
  head: z.infer<typeof Head>
  media: z.infer<typeof Media>
  queries: { language: string; queries: z.infer<typeof Queries> }[]
  guideline: Record<string, string>
  training: z.infer<typeof Training>
  bytes: (name: string) => Uint8Array<ArrayBuffer>
}

/** Reads the sample out of its files; throws when one is missing or not in shape. */
export function readSample(files: SampleFiles): Sample {
  const bytes = (path: string) => {
    const file = files.get(path)
    if (!file) throw new Error(`the sample lacks ${path}`)
    return file
  }
  const json = (path: string): unknown => JSON.parse(decoder.decode(bytes(path)))
  const inFolder = (folder: string, ending: string) =>
    [...files.keys()].filter((path) => path.startsWith(`${folder}/`) && path.endsWith(ending)).sort()
  const stem = (path: string) => path.slice(path.indexOf('/') + 1, path.lastIndexOf('.'))
  return {
    head: Head.parse(json('project.json')),
    media: Media.parse(json('media/media.json')),
    queries: inFolder('queries', '.json').map((path) => ({ language: stem(path), queries: Queries.parse(json(path)) })),
    guideline: Object.fromEntries(
      inFolder('guideline', '.md').map((path) => [stem(path), decoder.decode(bytes(path))]),
    ),
    training: Training.parse(json('training.json')),
    bytes: (name) => bytes(`media/${name}`),
  }
}
