import { makeZip } from 'client-zip'

/** One file of an archive: its path with `/` between folders, and its text as it is made. */
export interface ZipEntry {
  name: string
  text: AsyncIterable<string>
}

/**
 * A ZIP archive of `entries` as it is made, nothing held back; files are stored, names are UTF-8, past 4 GiB it is ZIP64.
 * Whoever stops reading early also ends the entry that is being written. Throws a RangeError on a name that leads out of the folder.
 */
export async function* zip(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  modified: Date,
): AsyncGenerator<Uint8Array> {
  const sources = Symbol.asyncIterator in entries ? entries : toAsync(entries)
  const open = new Set<AsyncIterator<unknown>>()
  const reader = makeZip(files(sources, modified, open)).getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  } finally {
    // The library ends neither list nor file when its reader goes away, and behind them stands a database cursor.
    await Promise.allSettled([...open].map((iterator) => iterator.return?.()))
    await reader.cancel().catch(() => undefined)
  }
}

/** A file or folder name that every system takes: separators, control characters and what Windows refuses become `_`. */
export function safeFileName(name: string): string {
  const safe = name.replace(/[\p{Cc}\p{Cs}<>:"/\\|?*]/gu, '_').replace(/^\.+|[. ]+$/g, '_')
  return safe.slice(0, 100) || '_'
}

async function* toAsync<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items
}

async function* files(sources: AsyncIterable<ZipEntry>, lastModified: Date, open: Set<AsyncIterator<unknown>>) {
  const list = sources[Symbol.asyncIterator]()
  open.add(list)
  for (let entry = await list.next(); !entry.done; entry = await list.next()) {
    const { name, text } = entry.value
    if (name.split('/').some((part) => part !== safeFileName(part))) throw new RangeError(`bad file name: ${name}`)
    yield { name, lastModified, input: bytes(text[Symbol.asyncIterator](), open) }
  }
}

/** Pieces are gathered to 64 KiB, and none is empty: an empty one would end the file early. */
async function* bytes(text: AsyncIterator<string>, open: Set<AsyncIterator<unknown>>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  open.add(text)
  let pending = ''
  for (let part = await text.next(); !part.done; part = await text.next()) {
    pending += part.value
    if (pending.length < 65_536) continue
    yield encoder.encode(pending)
    pending = ''
  }
  open.delete(text)
  if (pending !== '') yield encoder.encode(pending)
}
