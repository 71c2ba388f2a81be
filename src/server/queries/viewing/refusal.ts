import type { Kysely } from 'kysely'
import type { revealRefusals } from '#contract/safety-words.ts'
import type { RevealAsk, ViewRange } from '#contract/viewing.ts'
import { allowedMedia } from '#core/remote-address.ts'
import { textFormAt } from '#core/viewing.ts'
import { ApiError, found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { overLimit } from '../exposure/used.ts'
import { wordMasks } from '../masked-words.ts'
import { rangeFor } from '../view-range.ts'
import { viewerOf } from '../viewer.ts'
import type { Wanted } from './find-result.ts'

export type Refusal = (typeof revealRefusals)[number]

/** Who asks for which step, when. */
export interface Asking extends RevealAsk {
  personId: string
  now: Date
}

/** Whether media can be had at a level: below 5 only as a picture or clip that was made for it, a remote one only at 4 and 5. */
function hasMediaAt(result: Wanted, level: number): boolean {
  if (result.asset_hash) return level === 5 || (result.pictures ?? []).some((picture) => picture.level === level)
  return level >= 4 && allowedMedia(result.media_url, viewerOf(result).settings.origins) !== null
}

/** Why a step is not shown to a person now; null where it is. */
async function refusalOf(
  db: Kysely<Database>,
  result: Wanted,
  range: ViewRange,
  { level, part, personId, now }: Asking,
): Promise<Refusal | null> {
  if (result.treatment === 'T4' && range.most === 0) return 'sealed'
  if (result.opted_out) return 'opted-out'
  if (level > range.most) return 'ceiling'
  if (part === 'media' && !hasMediaAt(result, level)) return 'no-preview'
  if (part === 'text' && textFormAt(level) === 'tokens') {
    const { project_id: projectId, language } = result
    if (!(await wordMasks(db, [{ projectId, language }]))(projectId, language)) return 'no-preview'
  }
  return (await overLimit(db, personId, result, now)) === null ? null : 'limit'
}

/**
 * Lets a step of a masked result be shown, or throws: `reveal-refused` with why, 404 where nothing is masked or there is no such part,
 * `bad-request` for a step that shows nothing. Asked anew at every step on the way to the bytes.
 */
export async function requireStep(db: Kysely<Database>, result: Wanted, asking: Asking): Promise<void> {
  const { part, level } = asking
  const range = found(rangeFor(result, viewerOf(result), true))
  if (part === 'media' && !result.has_media) found(null)
  if (level === 0 || (part === 'text' && textFormAt(level) === 'card'))
    throw new ApiError('bad-request', 'This step is the card.')
  const why = await refusalOf(db, result, range, asking)
  if (why) throw new ApiError('reveal-refused', 'This step is not shown now.', { why })
}
