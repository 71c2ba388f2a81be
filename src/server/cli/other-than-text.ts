const starts = [
  [[0x1f, 0x8b], 'text, not gzip (gunzip -c FILE | touchstone … -)'],
  [[0x50, 0x4b, 0x03, 0x04], 'text, not a zip archive'],
  [[0xff, 0xfe], 'text in UTF-8, not UTF-16'],
  [[0xfe, 0xff], 'text in UTF-8, not UTF-16'],
] as const

/** What was expected of a file that begins like something other than text; null where it may be text. */
export function otherThanText(bytes: Uint8Array): string | null {
  return starts.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1] ?? null
}
