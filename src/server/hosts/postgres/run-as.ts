import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'

/**
 * How PostgreSQL's programs are run. It refuses to run as root, so root either becomes a plain user within a user
 * namespace, which still reads and writes root's files, or the programs run as `nobody` with files that `nobody` may use.
 */
export interface RunAs {
  /** Command and arguments that run `program` with `args`. */
  command: (program: string, args: string[]) => [string, string[]]
  ids: { uid?: number; gid?: number }
  binaries: Binaries
  /** The folder of the cluster. */
  data: string
}

const nobody = 65_534
const shared = '/var/lib/touchstone'

function namespaceWorks(): boolean {
  return spawnSync('unshare', [...namespace, 'true'], { stdio: 'ignore' }).status === 0
}

const namespace = ['-U', '--map-user=1000', '--map-group=1000']

/** Decides how to run PostgreSQL for the data folder `home`. */
export function runAs(home: string, binaries: Binaries, { mayUnshare = true } = {}): RunAs {
  const data = join(home, 'postgres')
  const plain: RunAs = { command: (program, args) => [program, args], ids: {}, binaries, data }
  if (process.getuid?.() !== 0) return plain
  if (mayUnshare && !existsSync(folderOfNobody(home)) && namespaceWorks()) {
    return { ...plain, command: (program, args) => ['unshare', [...namespace, program, ...args]] }
  }
  return { ...plain, ids: { uid: nobody, gid: nobody }, binaries: copied(binaries), data: folderOfNobody(home) }
}

function folderOfNobody(home: string): string {
  return join(shared, createHash('sha256').update(home).digest('hex').slice(0, 16))
}

/** The programs where `nobody` can read them: a clone in a private home cannot be read. */
function copied(binaries: Binaries): Binaries {
  const native = dirname(dirname(binaries.postgres))
  const to = join(shared, `programs-${createHash('sha256').update(native).digest('hex').slice(0, 16)}`)
  if (!existsSync(to)) {
    mkdirSync(shared, { recursive: true, mode: 0o755 })
    cpSync(native, to, { recursive: true, verbatimSymlinks: true })
  }
  const at = (path: string) => join(to, 'bin', path.slice(dirname(path).length + 1))
  return { initdb: at(binaries.initdb), pg_ctl: at(binaries.pg_ctl), postgres: at(binaries.postgres) }
}
