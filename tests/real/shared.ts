import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder of real data that does not ship with the project: `$TOUCHSTONE_SHARED`, else `../shared`. */
const shared = resolve(process.env.TOUCHSTONE_SHARED ?? '../shared')

/** Whether real data is here; tests that need it say "skipped: no shared data" when it is not. */
export const hasShared = existsSync(join(shared, 'data'))

/** Why a test on real data did not run; stands in its title. */
export const skipNote = hasShared ? '' : ' (skipped: no shared data)'

/** A file below the shared `data` folder as a stream of small chunks, so that they end in odd places. */
export function sharedFile(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(join(shared, 'data', path), { highWaterMark: 1021 })
}

/** A file below the shared `data` folder, whole, as text. */
export function sharedText(path: string): string {
  return readFileSync(join(shared, 'data', path), 'utf8')
}

/** A file of reference vectors (inputs, and the outputs of others' tools) as it stands; `{}` where there is none. */
export function sharedVectors<T>(file: string): T {
  return JSON.parse(hasShared ? readFileSync(join(shared, 'vectors', file), 'utf8') : '{}')
}
