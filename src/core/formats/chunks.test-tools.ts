import fc from 'fast-check'

/** All that an async iterable gives; for tests. */
export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of source) items.push(item)
  return items
}

/** The good rows' values; a bad row fails the test. */
export async function valuesOf<T>(rows: AsyncIterable<{ row: number; values: T } | { problem: string }>): Promise<T[]> {
  return (await collect(rows)).map((row) => {
    if ('problem' in row) throw new Error(JSON.stringify(row))
    return row.values
  })
}

/** The UTF-8 bytes of `text`, cut after every `sizes` bytes in turn. */
export function* cutBytes(text: string | Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = sizes[n % sizes.length] ?? bytes.length
    yield bytes.subarray(at, at + size)
    at += size
  }
}

/** Sizes to cut a file by: often tiny, so that cuts fall inside characters, quotes and line ends. */
export const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 })

/** Well-formed text with the marks that formats care about. */
export const marks = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '"',
      '""',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
      '\r',
      '=',
      '-',
      "'",
      '%20',
      'é',
      'ไ',
      '😀',
      '\uFFFD',
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''))
