import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { BadLine, type TrecScanner } from '#core/formats/trec-scan.ts'
import { BadInput } from './bad-input.ts'
import { otherThanText } from './other-than-text.ts'
import { progress } from './progress.ts'

/** A line that does not fit in here is none. */
const room = 2 ** 20
const newline = 10

/** Runs what reads a file; its bad lines come out as `BadInput` that names the file. */
export function naming<T>(path: string, use: () => T): T {
  try {
    return use()
  } catch (error) {
    if (error instanceof BadLine) throw new BadInput({ at: path, line: error.line, expected: error.expected })
    throw error
  }
}

/** The path that stands for standard input. */
export const standardInput = '-'

/** Whether a path is a file that can be read again from its beginning, which a pipe is not; throws `BadInput` where nothing can be read. */
export function isRegularFile(path: string): boolean {
  if (path === standardInput) return false
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new BadInput({ at: path, expected: 'a file that can be read' })
  if (stat.isDirectory()) throw new BadInput({ at: path, expected: 'a file, not a folder' })
  return stat.isFile()
}

function open(path: string): number {
  if (path === standardInput) return process.stdin.fd
  try {
    return openSync(path, 'r')
  } catch {
    throw new BadInput({ at: path, expected: 'a file that can be read' })
  }
}

/** Feeds a whole file to a scanner, a megabyte at a time, and shows how far it is. */
export function scanFile(path: string, scanner: TrecScanner): void {
  isRegularFile(path)
  const file = open(path)
  const stat = fstatSync(file)
  const size = stat.isFile() ? stat.size : 0
  const shown = progress(path, size)
  try {
    naming(path, () => scanAll(file, scanner, shown.at))
  } finally {
    shown.end()
    closeSync(file)
  }
}

/** Reads what fits behind the first `kept` bytes; a pipe that has nothing yet is waited for. */
function readSome(file: number, bytes: Uint8Array, kept: number): number {
  for (;;)
    try {
      return readSync(file, bytes, kept, room - kept, null)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EOF') return 0
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
}

function scanAll(file: number, scanner: TrecScanner, at: (done: number) => void): void {
  const bytes = new Uint8Array(room + 1)
  let [kept, done] = [0, 0]
  for (let read = -1; read !== 0; ) {
    read = readSome(file, bytes, kept)
    const filled = kept + read
    const other = done === 0 ? otherThanText(bytes.subarray(0, filled)) : null
    if (other) throw new BadLine(1, other)
    const end = read === 0 ? 0 : bytes.lastIndexOf(newline, filled - 1) + 1
    if (end > 0) scanner.scan(bytes, end)
    else if (filled === room) throw new BadLine(scanner.lines + 1, 'a line shorter than a megabyte')
    bytes.copyWithin(0, end, filled)
    kept = filled - end
    done += read
    at(done)
  }
  // The last line may have no end.
  bytes[kept] = newline
  if (kept > 0) scanner.scan(bytes, kept + 1)
}
