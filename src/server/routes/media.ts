import { isMaskedTreatment } from '#core/viewing.ts'
import { found } from '../api-error.ts'
import type { Deps } from '../deps.ts'
import { previewFor, rangeFor } from '../queries/view-range.ts'
import { trialStart, viewerOf } from '../queries/viewer.ts'
import { type Place, resultBySubject, type Wanted, wantedResult } from '../queries/viewing/find-result.ts'
import { streamFile, streamPart, streamSource } from '../queries/viewing/hls.ts'
import { itemPlace } from '../room/item-place.ts'
import { itemBase } from '../room/view-room.ts'
import type { On } from '../router.ts'
import { assetSource, previewSource, sendSource } from '../send-bytes.ts'

/** Who wants which part of a result, under which path it lies, and in which sitting. */
interface Asked {
  personId: string
  place: Place
  part: string
  base: string
  assignmentId: string | null
  range: string | undefined
}

function hashOf(result: Wanted, part: string): string | null {
  if (part === 'media') return result.asset_hash
  if (part === 'poster') return result.poster_hash
  return result.captions.find(({ language }) => part === `captions-${language}`)?.hash ?? null
}

/** Of what is masked the picture that it starts with, whose level the server decides; of anything else of it there is no path to a byte. */
async function answerMasked({ db, secret }: Deps, result: Wanted, { part, assignmentId, range }: Asked) {
  const start = assignmentId ? await trialStart(secret, result.viewing.trial, assignmentId) : null
  const shown = part === 'preview' ? rangeFor(result, viewerOf(result, start), false) : null
  const picture = found(shown && previewFor(result, shown, ''))
  return sendSource(await previewSource(db, result.asset_hash, picture.level, 0), range)
}

/** The bytes of one part of a result, or of the range that was asked for. */
async function answer(deps: Deps, asked: Asked): Promise<Response> {
  const { place, personId, part, base, range } = asked
  const result = await wantedResult(deps.db, place, personId)
  if (isMaskedTreatment(result.treatment)) return answerMasked(deps, result, asked)
  if (part.startsWith(streamPart)) return sendSource(await streamFile(deps.db, result.asset_hash, part, base), range)
  const source = await assetSource(deps.db, hashOf(result, part))
  return sendSource(part === 'media' ? await streamSource(source, '', base) : source, range)
}

/** Media of results that are shown, and the pictures that masked ones start with: to the annotator who has them, and to those who review. */
export function mediaRoutes(on: On): void {
  on('assignment.media', async (call) => {
    const { assignmentId, subject, part } = call.params
    const place = await resultBySubject(call, call.params, call.person.id)
    const base = `/api/assignments/${assignmentId}/results/${subject}`
    const range = call.c.req.header('range')
    return answer(call, { personId: call.person.id, place, part, base, assignmentId, range })
  })

  on('result.media', async (call) => {
    const { projectId, resultId, part } = call.params
    const base = `/api/projects/${projectId}/results/${resultId}`
    const range = call.c.req.header('range')
    return answer(call, {
      personId: call.person.id,
      place: { projectId, resultId },
      part,
      base,
      assignmentId: null,
      range,
    })
  })

  on('room-item.media', async (call) => {
    const { params, person } = call
    const place = await itemPlace(call.db, params, person.id)
    const shown = { base: itemBase(params, params.n), range: call.c.req.header('range') }
    return answer(call, { ...shown, personId: person.id, place, part: params.part, assignmentId: null })
  })
}
