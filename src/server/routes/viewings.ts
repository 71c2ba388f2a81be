import { found } from '../api-error.ts'
import { sessionHash } from '../crypto.ts'
import type { Deps } from '../deps.ts'
import { type Place, resultBySubject, wantedResult } from '../queries/viewing/find-result.ts'
import { issueGrant, redeemGrant, type Seer } from '../queries/viewing/grants.ts'
import { streamFile, streamPart, streamSource } from '../queries/viewing/hls.ts'
import { requireStep } from '../queries/viewing/refusal.ts'
import {
  beatViewing,
  closeViewing,
  type Live,
  liveViewing,
  openViewing,
  showsWords,
  viewingBase,
} from '../queries/viewing/viewings.ts'
import { itemPlace } from '../room/item-place.ts'
import type { Call, On } from '../router.ts'
import { assetSource, previewSource, type Source, sendSource } from '../send-bytes.ts'

/** Who is shown something; the session is known by its hash alone. */
async function seerOf({ c, person }: Pick<Call<'viewing.open'>, 'c' | 'person'>): Promise<Seer> {
  return { personId: person.id, sessionHash: await sessionHash(found(c.get('session'))) }
}

async function reveal(
  call: Pick<Call<'assignment.reveal'>, 'db' | 'body' | 'now' | 'c' | 'person'>,
  place: Place,
  assignmentId: string | null,
) {
  const { db, body, person } = call
  const now = call.now()
  const result = await wantedResult(db, place, person.id)
  await requireStep(db, result, { ...body, personId: person.id, now })
  return issueGrant(db, await seerOf(call), { ...place, ...body, assignmentId }, now)
}

/** A file of an open viewing; 404 for what its level does not show. */
async function fileOf(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { result, level }: Live,
  { seer, id, part }: { seer: Seer; id: string; part: string },
): Promise<Source> {
  const { asset_hash: hash } = result
  if (part.startsWith('captions-')) {
    const place = { projectId: result.project_id, resultId: result.id }
    const isRaised = level >= 4 && (await showsWords(db, seer, place, now()))
    const captions = isRaised && result.captions.find(({ language }) => part === `captions-${language}`)
    return assetSource(db, captions ? captions.hash : null)
  }
  if (level < 5) {
    const still = part.match(/^still-(\d{1,3})$/)?.[1]
    return previewSource(db, part === 'media' || still ? hash : null, level, Number(still ?? 0))
  }
  if (part.startsWith(streamPart)) return streamFile(db, hash, part, viewingBase(id))
  const source = await assetSource(db, part === 'media' ? hash : null)
  return streamSource(source, '', viewingBase(id))
}

/** Protected viewing: a step up is asked for, granted, opened, kept open and closed, and its bytes go out only meanwhile. */
export function viewingRoutes(on: On): void {
  on('assignment.reveal', async (call) => {
    const place = await resultBySubject(call, call.params, call.person.id)
    return reveal(call, place, call.params.assignmentId)
  })

  on('result.reveal', (call) => reveal(call, call.params, null))

  on('room-item.reveal', async (call) => {
    const place = await itemPlace(call.db, call.params, call.person.id)
    return reveal(call, place, null)
  })

  on('viewing.open', async (call) => {
    const { db, body, newId } = call
    const now = call.now()
    const seer = await seerOf(call)
    return openViewing(db, seer, await redeemGrant(db, seer, body.grant, now), { now, newId })
  })

  on('viewing.beat', async (call) => {
    await beatViewing(call.db, await seerOf(call), call.params.viewingId, call.now())
    return { ok: true }
  })

  on('viewing.close', async ({ db, params, person, now }) => {
    await closeViewing(db, person.id, params.viewingId, now())
    return { ok: true }
  })

  on('viewing.file', async (call) => {
    const { viewingId: id, part } = call.params
    const seer = await seerOf(call)
    const live = await liveViewing(call.db, seer, id, call.now())
    if (live.part !== 'media') found(null)
    return sendSource(await fileOf(call, live, { seer, id, part }), call.c.req.header('range'))
  })
}
