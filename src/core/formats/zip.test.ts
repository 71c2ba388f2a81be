import { expect, test } from 'vitest'
import { collect } from './chunks.test-tools.ts'
import { safeFileName, zip } from './zip.ts'

const at = new Date('2026-03-01T12:00:00Z')

async function* pieces(...parts: string[]) {
  yield* parts
}

async function bytesOf(...entries: { name: string; text: AsyncIterable<string> }[]) {
  const parts = await collect(zip(entries, at))
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

/** Names and texts as the archive's own central directory lists them. */
function unpack(archive: Uint8Array) {
  const view = new DataView(archive.buffer)
  const text = (from: number, length: number) => new TextDecoder().decode(archive.subarray(from, from + length))
  const end = archive.length - 22
  expect(view.getUint32(end, true)).toBe(0x06054b50)
  const files: [string, string][] = []
  let entry = view.getUint32(end + 16, true)
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    const [size, name, extra] = [
      view.getUint32(entry + 24, true),
      view.getUint16(entry + 28, true),
      view.getUint16(entry + 30, true),
    ]
    const local = view.getUint32(entry + 42, true)
    const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    files.push([text(entry + 46, name), text(data, size)])
    entry += 46 + name + extra
  }
  return files
}

test('the archive lists every file with its text, empty pieces and empty files included', async () => {
  const archive = await bytesOf(
    { name: 'qrels.en.txt', text: pieces('q1 0 d1 3\n', '', 'q1 0 d2 0\n') },
    { name: 'ไทย/topics.txt', text: pieces('q1\tคำถาม\n') },
    { name: 'empty.txt', text: pieces() },
  )
  expect(unpack(archive)).toEqual([
    ['qrels.en.txt', 'q1 0 d1 3\nq1 0 d2 0\n'],
    ['ไทย/topics.txt', 'q1\tคำถาม\n'],
    ['empty.txt', ''],
  ])
})

test('it is written as it is read: nothing runs ahead by more than a few pieces', async () => {
  let made = 0
  async function* endless() {
    for (;;) {
      made += 1
      yield 'x'.repeat(65_536)
    }
  }
  let read = 0
  for await (const _ of zip([{ name: 'big.txt', text: endless() }], at)) if (++read === 10) break
  expect(made).toBeLessThan(16)
})

test('whoever stops reading ends the entry that is open, and the list of entries', async () => {
  const ended: string[] = []
  async function* rows() {
    try {
      for (;;) yield 'x'.repeat(65_536)
    } finally {
      ended.push('rows')
    }
  }
  async function* entries() {
    try {
      yield { name: 'a.txt', text: rows() }
    } finally {
      ended.push('entries')
    }
  }
  let read = 0
  for await (const _ of zip(entries(), at)) if (++read === 5) break
  expect(ended.sort()).toEqual(['entries', 'rows'])
})

test('an entry that fails makes the archive fail', async () => {
  async function* broken() {
    yield 'a'
    throw new Error('connection lost')
  }
  await expect(bytesOf({ name: 'a.txt', text: broken() })).rejects.toThrow('connection lost')
})

test.each(['../x', '/x', 'a//b', 'a/..', 'a\\b', 'c:x', ''])('the name %j is refused', async (name) => {
  await expect(bytesOf({ name, text: pieces('x') })).rejects.toThrow(RangeError)
})

test.each([
  ['zh-Hant', 'zh-Hant'],
  ['../../etc/passwd', '__.._etc_passwd'],
  ['..', '_'],
  ['a\u0000<b>.txt. ', 'a__b_.txt_'],
  ['', '_'],
])('%j is kept as %s', (name, safe) => {
  expect(safeFileName(name)).toBe(safe)
})
