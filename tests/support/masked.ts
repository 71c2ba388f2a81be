import { sql } from 'kysely'
import type { Role } from '#contract/basics.ts'
import type { NewProject } from '#contract/project.ts'
import type { Finding } from '#core/taxonomy.ts'
import { newId } from '#server/deps.ts'
import { storeAsset } from '#server/ingest/assets.ts'
import type { StageRow } from '#server/ingest/stage.ts'
import { refreshTreatments } from '#server/queries/treatments.ts'
import type { Client, TestServer } from './api.ts'
import { annotator, ingest, plainProject, stageRows } from './projects.ts'

/** Stands in every text of a masked project, and may never be found outside the server; nothing of the interface says it (time zones name the Canary Islands). */
export const canary = 'KANARIE'

/** What a model finds, so that a result is treated so. */
export const findings: Readonly<Record<'T2' | 'T3' | 'T4' | 'TX', Finding>> = {
  T2: { category: 'sexual', leaf: 'nudity', severity: 2 },
  T3: { category: 'violence', leaf: 'assault', severity: 2 },
  T4: { category: 'graphic', leaf: 'corpse', severity: 3 },
  TX: { category: 'child-safety', leaf: 'suspected-csam', severity: 4 },
}

type Masked = keyof typeof findings

/** Bytes that hold the canary and are not the same twice: a file that stands for a picture or a clip. */
export function canaryBytes(size = 4096): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`${canary} ${newId()} `)
  return new Uint8Array(size).map((_, at) => head[at] ?? (at * 31) % 251)
}

/** Files as masked results have them, by kind. */
export interface MaskedFiles {
  image: () => Uint8Array<ArrayBuffer>
  video: () => Uint8Array<ArrayBuffer>
}

const plainFiles: MaskedFiles = { image: () => canaryBytes(), video: () => canaryBytes(3_000_000) }

async function store(server: TestServer, kind: 'image' | 'video' | 'captions', bytes: Uint8Array<ArrayBuffer>) {
  const mime = { image: 'image/png', video: 'video/webm', captions: 'text/vtt; charset=utf-8' }[kind]
  const size = kind === 'captions' ? {} : { width: 640, height: 480 }
  return server.db.transaction().execute((trx) => storeAsset(trx, { kind, mime, bytes, ...size }, server.clock.now))
}

/** Words of a result, all of them with the canary. */
const words = (i: number) => ({
  title: `${canary} title ${i}`,
  snippet: `${canary} snippet ${i}`,
  text: `${canary} text ${i}`,
  author: `${canary} author ${i}`,
  url: `https://${canary.toLowerCase()}.example/${i}`,
})

const widths = { 1: 24, 2: 96, 3: 320, 4: 640 } as const

/** Puts pictures of an asset where the server keeps what it made; those of a clip are three stills at level 3, and a silent clip at level 4. */
export async function putPreviews(server: TestServer, assetHash: string, kind: 'image' | 'video'): Promise<void> {
  for (const level of [1, 2, 3, 4] as const)
    for (const n of kind === 'video' && level === 3 ? [0, 1, 2] : [0]) {
      const bytes = new TextEncoder().encode(`picture of level ${level}, ${n}, ${assetHash}`)
      const mime = kind === 'video' && level === 4 ? 'video/mp4' : 'image/webp'
      const row = {
        asset_hash: assetHash,
        level,
        n,
        mime,
        width: widths[level],
        height: (widths[level] * 3) / 4,
        bytes,
      }
      await server.db
        .insertInto('preview')
        .values(row)
        .onConflict((on) => on.doNothing())
        .execute()
    }
}

/** A project of which every result is masked, in turn a text, an image and a clip with captions, each with pictures unless `previews` is false. */
export async function maskedProject(
  server: TestServer,
  owner: Client,
  {
    treatment = 'T2',
    queries = 3,
    previews = true,
    files = plainFiles,
    ...settings
  }: Partial<NewProject> & { treatment?: Masked; queries?: number; previews?: boolean; files?: MaskedFiles } = {},
): Promise<string> {
  const { id } = await owner.ok('project.create', { body: { ...plainProject, ...settings } })
  const rows: StageRow[] = []
  for (const [i, row] of stageRows(queries, 3).entries()) {
    const kind = (['text', 'image', 'video'] as const)[i % 3] ?? 'text'
    const asset = kind === 'text' ? null : await store(server, kind, files[kind]())
    const vtt = `WEBVTT\n\n00:00.000 --> 00:02.000\n${canary} captions ${newId()}\n`
    const captions =
      kind === 'video' ? [{ language: 'en', hash: await store(server, 'captions', new TextEncoder().encode(vtt)) }] : []
    const poster = kind === 'video' ? await store(server, 'image', canaryBytes()) : null
    if (asset && kind !== 'text' && previews) await putPreviews(server, asset, kind)
    rows.push({ ...row, ...words(i), kind, asset_hash: asset, poster_hash: poster, captions, treatment })
  }
  await ingest(server, id, rows)
  await treat(server, id, treatment)
  return id
}

/** Lets a model find in every result of a project, or in one, what has it treated so. */
export async function treat(
  server: TestServer,
  projectId: string,
  treatment: Masked,
  resultId: string | null = null,
): Promise<void> {
  const finding = findings[treatment]
  await server.db.transaction().execute(async (trx) => {
    await sql`update result set own_treatment = null, predicted = ${JSON.stringify([finding])}::jsonb, categories = ${[finding.category]}
      where project_id = ${projectId} and form = 'document' and (${resultId}::uuid is null or id = ${resultId}::uuid)`.execute(
      trx,
    )
    await refreshTreatments(trx, { projectId })
  })
}

/** Somebody with these roles in a project, signed in. */
export async function memberWith(server: TestServer, projectId: string, who: string, roles: Role[]): Promise<Client> {
  const client = await annotator(server, projectId, who)
  await server.db
    .updateTable('membership')
    .set({ roles })
    .where('project_id', '=', projectId)
    .where('person_id', '=', client.id)
    .execute()
  return client
}
