import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FetchRules, fetchRemote } from '#server/media/fetch-remote.ts'
import { fetchStream } from '#server/media/fetch-stream.ts'
import { pngBytes, remoteServer, sends, sendsTo } from '../support/remote.ts'

type Remote = Awaited<ReturnType<typeof remoteServer>>
let one: Remote
let other: Remote
let rules: FetchRules

const ts = (rest: string) => Buffer.concat([Buffer.from([0x47]), Buffer.from(rest)])

beforeAll(async () => {
  other = await remoteServer({ '/a.png': sends(pngBytes()) })
  one = await remoteServer({
    '/a.png': sends(pngBytes()),
    '/back': sendsTo('/a.png'),
    '/1': sendsTo('/2'),
    '/2': sendsTo('/3', 307),
    '/3': sendsTo('/a.png', 308),
    '/0': sendsTo('/1'),
    '/loop': sendsTo('/loop'),
    '/off-list': sendsTo(`${other.origin}/a.png`),
    '/metadata': sendsTo('http://169.254.169.254/latest/meta-data/'),
    '/file': sendsTo('file:///etc/passwd'),
    '/credentials': sendsTo(`http://a:b@127.0.0.1/`),
    '/private': sendsTo('https://10.0.0.1/a.png'),
    '/huge-told': (_, response) => void response.writeHead(200, { 'content-length': '999999999' }).write('x'),
    '/huge': (_, response) => {
      response.writeHead(200)
      const more = () => void (response.write(Buffer.alloc(65_536)) ? setImmediate(more) : response.once('drain', more))
      more()
    },
    '/slow-start': () => {},
    '/slow': (_, response) => void response.writeHead(200).write('x'),
    '/short': (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('x')
      setTimeout(() => response.destroy(), 20)
    },
    '/list.m3u8': sends(
      '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow/list.m3u8?x=1\n#EXT-X-MEDIA:TYPE=AUDIO,URI="low/list.m3u8?x=1"\n',
    ),
    '/low/list.m3u8': sends(
      '#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="key"\n#EXTINF:1,\n1.ts\n#EXTINF:1,\n/low/2.ts\n#EXTINF:1,\n1.ts\n',
    ),
    '/low/key': sends('0123456789abcdef'),
    '/low/1.ts': sends(ts('one')),
    '/low/2.ts': sends(ts('two')),
    '/deep.m3u8': sends('#EXTM3U\n/deep.m3u8?1\n'),
    '/off.m3u8': sends(`#EXTM3U\n${other.origin}/a.png\n`),
    '/page.m3u8': sends('#EXTM3U\n/page.html\n'),
    '/page.html': sends('<html>'),
    '/big.m3u8': sends('#EXTM3U\n/huge\n'),
  })
  rules = { origins: [one.origin], mostBytes: 1_000_000, mostMs: 2000, isAllowed: (address) => address === '127.0.0.1' }
})
afterAll(() => {
  one.close()
  other.close()
})

const problem = (address: string, differ: Partial<FetchRules> = {}) =>
  fetchRemote(address, { ...rules, ...differ }).then(
    () => 'fetched',
    (error: Error & { problem?: string }) => error.problem ?? String(error),
  )

describe('addresses', () => {
  test.each([
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f.0.0.1',
    'https://0177.0.0.1',
    'https://0.0.0.0',
    'https://0',
    'https://10.1.2.3',
    'https://100.64.0.1',
    'https://169.254.169.254',
    'https://172.16.0.1',
    'https://192.168.0.1',
    'https://224.0.0.1',
    'https://255.255.255.255',
    'https://[::]',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://[64:ff9b::7f00:1]',
    'https://[fd00:ec2::254]',
    'https://[fe80::1]',
    'https://[ff02::1]',
    'https://１２７.0.0.1',
    'https://localhost',
  ])('%s is refused although it is on the list', async (origin) => {
    const { isAllowed: _, ...asInProduction } = rules
    await expect(fetchRemote(`${origin}/a.png`, { ...asInProduction, origins: [origin] })).rejects.toMatchObject({
      problem: 'private-address',
    })
  })

  test.each([['127.0.0.1'], ['1.1.1.1', '127.0.0.1'], ['1.1.1.1', '::1']])(
    'a name that means %s is refused',
    async (...found) => {
      const { isAllowed: _, ...asInProduction } = rules
      const named = { ...asInProduction, origins: ['https://cdn.example.org'], resolve: async () => found }
      await expect(fetchRemote('https://cdn.example.org/a.png', named)).rejects.toMatchObject({
        problem: 'private-address',
      })
    },
  )

  test('a name is looked up once, and that very address is connected to', async () => {
    const port = new URL(one.origin).port
    const answers = [['127.0.0.1'], ['10.0.0.1']]
    let asked = 0
    const resolve = async () => answers[asked++] ?? []
    const got = await fetchRemote(`http://localhost:${port}/a.png`, {
      ...rules,
      origins: [`http://localhost:${port}`],
      resolve,
    })
    expect([got.bytes, asked]).toEqual([pngBytes(), 1])
    expect(await problem(`http://localhost:${port}/a.png`, { origins: [`http://localhost:${port}`], resolve })).toBe(
      'private-address',
    )
  })

  test('only what is on the list, by http and https', async () => {
    expect(await problem(`${other.origin}/a.png`)).toBe('not-listed')
    expect(await problem('javascript:1')).toBe('bad-address')
    expect(await problem('file:///etc/passwd')).toBe('bad-address')
    expect(
      await problem('https://none.example.org/', { origins: ['https://none.example.org'], resolve: async () => [] }),
    ).toBe('no-such-host')
    expect(other.asked).toEqual([])
  })
})

describe('redirects', () => {
  test.each([
    ['/back', 'fetched'],
    ['/1', 'fetched'],
    ['/0', 'too-many-redirects'],
    ['/loop', 'too-many-redirects'],
    ['/off-list', 'not-listed'],
    ['/metadata', 'not-listed'],
    ['/file', 'bad-address'],
    ['/credentials', 'bad-address'],
    ['/none', 'refused'],
  ])('%s: %s', async (path, outcome) => expect(await problem(`${one.origin}${path}`)).toBe(outcome))

  test('are held to the same addresses', async () => {
    expect(await problem(`${one.origin}/private`, { origins: [one.origin, 'https://10.0.0.1'] })).toBe(
      'private-address',
    )
    expect(await problem(`${one.origin}/metadata`, { origins: [one.origin, 'http://169.254.169.254'] })).toBe(
      'not-listed',
    )
    expect(other.asked).toEqual([])
  })
})

describe('what comes', () => {
  test.each([
    ['/huge-told', 'too-large'],
    ['/huge', 'too-large'],
    ['/short', 'broken-off'],
  ])('%s: %s', async (path, outcome) => expect(await problem(`${one.origin}${path}`)).toBe(outcome))

  test.each(['/slow-start', '/slow'])('%s ends in time', async (path) => {
    expect(await problem(`${one.origin}${path}`, { mostMs: 200 })).toBe('too-slow')
  })

  test('what the other server says is not repeated', async () => {
    const error = await fetchRemote(`${one.origin}/none`, rules).catch((reason: Error) => reason)
    expect(String(error)).not.toContain('secret')
    expect(JSON.stringify(error)).not.toContain('secret')
  })
})

describe('streams', () => {
  const stream = async (path: string) => fetchStream(await fetchRemote(`${one.origin}${path}`, rules), rules)

  test('all files come, once each, and the lists name them', async () => {
    const { list, parts } = await stream('/list.m3u8')
    const inner = parts.find(({ mime }) => mime.includes('mpegurl'))
    expect(parts.map(({ mime }) => mime).sort()).toEqual([
      'application/octet-stream',
      'application/vnd.apple.mpegurl',
      'video/mp2t',
      'video/mp2t',
    ])
    const text = new TextDecoder().decode(list)
    expect(text.split(inner?.name ?? '?').length).toBe(3)
    const segments = new TextDecoder()
      .decode(inner?.bytes)
      .split('\n')
      .filter((line) => line.endsWith('.ts'))
    expect(segments.length).toBe(3)
    expect(segments[0]).toBe(segments[2])
    expect(`${text}${new TextDecoder().decode(inner?.bytes)}`).not.toContain('127.0.0.1')
  })

  test.each([
    ['/deep.m3u8', 'bad-playlist'],
    ['/off.m3u8', 'not-listed'],
    ['/page.m3u8', 'wrong-type'],
    ['/big.m3u8', 'too-large'],
  ])('%s: %s', async (path, outcome) => {
    await expect(stream(path)).rejects.toMatchObject({ problem: outcome })
    expect(other.asked).toEqual([])
  })
})
