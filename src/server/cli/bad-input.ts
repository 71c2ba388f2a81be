/** Input that cannot be used: the file or argument, the line if there is one, and what was expected. */
export class BadInput extends Error {
  constructor({ at, line, expected }: { at: string; line?: number; expected: string }) {
    // One line, whatever a file name or an id holds.
    super(`${at}${line === undefined ? '' : `:${line}`}: expected ${expected}`.replace(/\p{Cc}+/gu, ' '))
  }
}
