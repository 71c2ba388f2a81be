/** One cell to print: text, a number, or nothing. */
export type Cell = string | number | null

/**
 * One record of RFC 4180 with its CRLF. With `guard`, for files that people open, text that a spreadsheet would run
 * (`= + - @`, tab, CR or LF first, full-width forms too) gets an apostrophe before it; numbers never do.
 */
export function csvLine(cells: readonly Cell[], { guard = false } = {}): string {
  const line = cells.map((cell) => quoted(guard && typeof cell === 'string' ? guarded(cell) : String(cell ?? '')))
  // A bare empty line would be read as no record at all.
  return `${line.length === 1 && line[0] === '' ? '""' : line.join(',')}\r\n`
}

/** `text` made harmless for a spreadsheet (OWASP, "CSV injection"). */
export function guarded(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}

/** `text` without the guard before `= + - @`: our own apostrophe, or the space that Quepid writes. */
export function unguarded(text: string): string {
  return /^(?: [=+\-@]|'[=+\-@\t\r\n＝＋－＠])/.test(text) ? text.slice(1) : text
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
