import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HostError } from '../host-error.ts'

/** When a process began, so that a number used again by another process is not mistaken; null where it is gone. */
function birthOf(pid: number): string | null {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null
  }
  try {
    // Field 22 of /proc/<pid>/stat; the name in field 2 may hold spaces.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function holder(file: string): number | null {
  try {
    const { pid, birth } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; birth: string }
    return birthOf(pid) === birth ? pid : null
  } catch {
    return null
  }
}

/** Takes the data folder for this process; throws HostError while another server has it. Answers how to give it back. */
export function lockHome(home: string): () => void {
  const file = join(home, 'lock')
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) })
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(home, error)
      const pid = holder(file)
      if (pid !== null)
        throw new HostError(
          `The data folder ${home} is in use by another Touchstone (process ${pid}). Stop it, or set TOUCHSTONE_HOME to another folder.`,
        )
      // Left behind by a server that was killed.
      rmSync(file, { force: true })
    }
  }
  throw new HostError(`The data folder ${home} cannot be locked. Another Touchstone may be starting on it.`)
}

/** The error for a folder that cannot be read or written. */
export function unusable(home: string, error: unknown): HostError {
  const { code } = error as NodeJS.ErrnoException
  return new HostError(
    `The data folder ${home} cannot be used (${code ?? error}). Check its permissions, or set TOUCHSTONE_HOME to another folder.`,
  )
}
