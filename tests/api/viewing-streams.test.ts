import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { maskedProject } from '../support/masked.ts'
import { annotator, ingest, makeProject, stageRows } from '../support/projects.ts'
import { Seeing } from '../support/reveal.ts'
import { served } from '../support/served.ts'

let n = 0
const { server, owner } = await served()

const main = `#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="en",URI="audio/en.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=1280000,AUDIO="a"
low/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=2560000
https://elsewhere.example/high.m3u8
`
const low = `#EXTM3U\r
#EXT-X-MAP:URI="init.mp4"\r
#EXT-X-KEY:METHOD=AES-128,URI="https://elsewhere.example/key"\r
#EXTINF:4,\r
seg 1.ts\r
#EXTINF:4,\r
../low/seg2.ts?token=1\r
#EXT-X-ENDLIST\r
`

/** Makes the clip of a project a stream of lists and segments. */
async function stream(projectId: string): Promise<void> {
  const bytes = new TextEncoder().encode(main)
  const { rows } = await sql<{
    hash: string
  }>`update asset set mime = 'application/vnd.apple.mpegurl', size = ${bytes.length}
    where hash in (select asset_hash from result where project_id = ${projectId} and kind = 'video') returning hash`.execute(
    server.db,
  )
  const hash = rows[0]?.hash ?? ''
  await sql`update asset_blob set bytes = ${bytes} where hash = ${hash}`.execute(server.db)
  const part = (name: string, mime: string, text: string) => ({
    asset_hash: hash,
    name,
    mime,
    bytes: new TextEncoder().encode(text),
  })
  await server.db
    .insertInto('asset_part')
    .values([
      part('low/index.m3u8', 'application/x-mpegURL', low),
      part('low/init.mp4', 'video/mp4', 'init'),
      part('low/seg 1.ts', 'video/mp2t', 'segment one'),
      part('low/seg2.ts', 'text/html', 'segment two'),
    ])
    .execute()
}

const lines = (list: string) => list.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

describe('a masked stream', () => {
  test('is played through one viewing: lists lead back to it, segments and ranges come from it, and all of it ends with it', async () => {
    const projectId = await maskedProject(server, owner, { queries: 1 })
    await stream(projectId)
    const it = await Seeing.of(await annotator(server, projectId, `Ana ${n++}`), projectId, 'video')
    const { id, media } = await it.open(5)
    expect(media).toMatchObject({ kind: 'hls', srcs: [`/api/viewings/${id}/media`] })
    const first = await it.file(media?.srcs[0] ?? '')
    expect(first.headers.get('content-type')).toBe('application/vnd.apple.mpegurl')
    const list = await first.text()
    expect(lines(list)).toEqual([`/api/viewings/${id}/hls-low%2Findex.m3u8`])
    expect(list).toContain(`URI="/api/viewings/${id}/hls-audio%2Fen.m3u8"`)
    const second = await (await it.file(lines(list)[0] ?? '')).text()
    expect(list + second).not.toContain('elsewhere')
    expect(second).toContain(`URI="/api/viewings/${id}/hls-low%2Finit.mp4"`)
    const [one, two] = lines(second)
    expect(await (await it.file(one ?? '')).text()).toBe('segment one')
    const range = await it.file(one ?? '', 'bytes=8-10')
    expect([range.status, await range.text()]).toEqual([206, 'one'])
    const odd = await it.file(two ?? '')
    expect(odd.headers.get('content-type')).toBe('application/octet-stream')
    expect((await it.file(`/api/viewings/${id}/hls-nothing`)).status).toBe(404)
    expect((await it.file(`/api/viewings/${id}/hls-..%2F..%2Fposter`)).status).toBe(404)
    await it.client.ok('viewing.close', { params: { viewingId: id } })
    for (const src of [media?.srcs[0], one]) expect((await it.file(src ?? '')).status).toBe(410)
  })

  test('one that is shown leads back to its result', async () => {
    const projectId = await maskedProject(server, owner, { queries: 1 })
    await stream(projectId)
    await sql`update result set treatment = 'T0' where project_id = ${projectId}`.execute(server.db)
    const it = await Seeing.of(await annotator(server, projectId, `Ana ${n++}`), projectId, 'video')
    const src = it.result.media?.src ?? ''
    const [second] = lines(await (await it.file(src)).text())
    expect(second).toBe(src.replace(/media$/, 'hls-low%2Findex.m3u8'))
    const [segment] = lines(await (await it.file(second ?? '')).text())
    expect(await (await it.file(segment ?? '')).text()).toBe('segment one')
  })
})

describe('remote media', () => {
  test('gives its address at 4 and 5 alone, in the viewing alone, and only where the project allows the origin', async () => {
    const viewing = {
      tightening: {},
      ceiling: 5 as const,
      origins: ['https://cdn.example'],
      ingest: false,
      trial: null,
    }
    const projectId = await makeProject(server, owner, { queries: 0, viewing })
    await ingest(server, projectId, stageRows(1, 2, { kind: 'video', treatment: 'T2' }))
    const address = (name: string) => `https://${name}/secret.mp4`
    await sql`update result set media_url = case rank when 1 then ${address('cdn.example')} else ${address('cdn.example.evil')} end
      where project_id = ${projectId}`.execute(server.db)
    const it = await Seeing.of(await annotator(server, projectId, `Ana ${n++}`), projectId, 'video')
    expect(it.result).toMatchObject({ range: { start: 0, most: 5, hasPictures: false }, preview: null })
    expect(JSON.stringify(it.task)).not.toContain('secret.mp4')
    expect((await it.reveal(3)).error.details).toEqual({ why: 'no-preview' })
    expect((await it.open(4)).media).toMatchObject({ kind: 'video', srcs: [address('cdn.example')] })
    const other = new Seeing(it.client, it.task, it.task.results[1]?.id ?? '')
    expect((await other.reveal(5)).error.details).toEqual({ why: 'no-preview' })
  })
})
