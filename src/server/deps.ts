import type { Kysely } from 'kysely'
import { uuidv7 } from '#core/uuid.ts'
import type { Database } from './db/schema.ts'
import type { Bus } from './room/bus.ts'

/** One request as the log keeps it; never any content, and the path as its pattern. */
export interface RequestLog {
  at: string
  id: string
  method: string
  path: string
  status: number
  ms: number
  person?: string
  error?: string
  detail?: string
}

/** What the app is built on; the host gives the database and the sink of the log, tests also clock and ids. */
export interface Deps {
  db: Kysely<Database>
  /** Secret of this server, 32 bytes as hex: signs cookies and scopes ids. */
  secret: string
  /** Random name of this server, by which browsers keep its outboxes apart. */
  server: string
  /** The address people open, such as https://labels.example.org; without it each request's own. */
  origin?: string | undefined
  version: string
  /** Differs whenever the code does: what one build has kept for itself may be of another shape in the next. */
  build: string
  /** How long a page waits for figures. */
  patience: Patience
  now: () => Date
  newId: () => string
  log: (line: RequestLog) => void
  /** Check every answer against its schema: for tests, so that no field leaves unannounced. */
  checkAnswers: boolean
  /** The parts of the sample project, read by the host; null where it is not there. */
  sample: () => Promise<SampleFiles | null>
  /** News between the processes of one database; without it rooms are looked at every second. */
  bus?: Bus | undefined
  /** Aborted when the server stops: lines that stay open end then. */
  closing?: AbortSignal | undefined
  /** What the host finds to read media with; without it, nothing. */
  media?: (() => Promise<MediaFacts>) | undefined
}

/** How long somebody waits for figures, in ms: where there are none yet, and where older ones are there to answer with. */
export interface Patience {
  first: number
  again: number
}

/** Of pages: an answer is there within a second, and what it lacks is asked for again. */
export const pagePatience: Patience = { first: 800, again: 250 }

/** Of files: they are not to be empty, and not to be old. */
export const filePatience: Patience = { first: 120_000, again: 20_000 }

/** The decoder of clips with its version, and whether pictures can be read. */
export interface MediaFacts {
  decoder: 'system' | 'bundled' | 'none'
  version: string | null
  pictures: boolean
}

/** The files of the sample project by path below its folder. */
export type SampleFiles = Map<string, Uint8Array<ArrayBuffer>>

/** A new random id: UUIDv7, so that rows made together lie together. */
export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}
