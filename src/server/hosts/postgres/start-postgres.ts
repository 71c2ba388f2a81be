import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { HostError } from '../host-error.ts'
import { findBinaries } from './binaries.ts'
import { unusable } from './lock.ts'
import { type RunAs, runAs } from './run-as.ts'

/** A running database server. */
export interface Postgres {
  /** Where the database `touchstone` is. */
  url: string
  stop: () => Promise<void>
}

interface Options {
  home: string
  /** False only for tests: without it a power cut can lose what was acknowledged. */
  fsync?: boolean
  /** False to try the way for machines that forbid user namespaces. */
  mayUnshare?: boolean
}

const major = '18'
const user = 'touchstone'
/** Where nothing has to last: little memory to touch for the first time, which is slow on virtual machines, and a short log. */
const forTests = { shared_buffers: '32MB', wal_level: 'minimal', max_wal_senders: '0', wal_init_zero: 'off' }

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

function password(home: string): string {
  const file = join(home, 'postgres-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

function run(as: RunAs, program: string, args: string[]): void {
  const [command, all] = as.command(program, args)
  const done = spawnSync(command, all, { ...as.ids, encoding: 'utf8', cwd: '/', env: environment() })
  if (done.status !== 0)
    throw new HostError(
      `PostgreSQL could not be prepared: ${(done.stderr || String(done.error)).trim().split('\n').at(-1)}`,
    )
}

/** PostgreSQL takes settings from PG… variables; ours come from the command line alone. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && !name.startsWith('LC_') && name !== 'LANG',
  )
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}

function initialise(as: RunAs, secret: string): void {
  // The password passes through a file that only the server's user can read.
  const file = join(dirname(as.data), `.new-password-${process.pid}`)
  writeFileSync(file, secret, { mode: 0o600 })
  if (as.ids.uid !== undefined) chownSync(file, as.ids.uid, as.ids.gid ?? as.ids.uid)
  try {
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    run(as, as.binaries.initdb, ['-D', as.data, '-U', user, '--auth=scram-sha-256', `--pwfile=${file}`, ...locale])
  } finally {
    rmSync(file, { force: true })
  }
}

function prepareFolder(as: RunAs): void {
  try {
    if (as.ids.uid === undefined) return
    mkdirSync(as.data, { recursive: true, mode: 0o700 })
    chownSync(as.data, as.ids.uid, as.ids.gid ?? as.ids.uid)
    // initdb puts its password file beside the cluster.
    chownSync(dirname(as.data), as.ids.uid, as.ids.gid ?? as.ids.uid)
  } catch (error) {
    throw unusable(as.data, error)
  }
}

/** A server that was killed leaves its database running; it is asked to end before a new one begins. */
function stopLeftOver(as: RunAs): void {
  if (!existsSync(join(as.data, 'postmaster.pid'))) return
  const [command, args] = as.command(as.binaries.pg_ctl, ['stop', '-D', as.data, '-m', 'fast', '-w', '-t', '30'])
  // It fails when nothing runs any more: then only the file was left, which PostgreSQL clears by itself.
  spawnSync(command, args, { ...as.ids, stdio: 'ignore', cwd: '/' })
}

async function untilReady(child: ChildProcess, url: string, lines: string[]): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null)
      throw new HostError(`PostgreSQL did not start: ${lines.at(-1) ?? `exit code ${child.exitCode}`}`)
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      const { rowCount } = await client.query(`select 1 from pg_database where datname = '${user}'`)
      if (rowCount === 0) await client.query(`create database ${user}`)
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      if ((error as { code?: string }).code === '28P01')
        throw new HostError(
          'The database does not take its password. The file postgres-password in the data folder is not the one it was made with.',
        )
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new HostError('PostgreSQL did not answer within 15 s.')
}

/** Starts the embedded PostgreSQL on the data folder `home`; throws HostError with what to do. */
export async function startPostgres({ home, fsync = true, mayUnshare = true }: Options): Promise<Postgres> {
  const as = runAs(home, await findBinaries(), { mayUnshare })
  const version = join(as.data, 'PG_VERSION')
  const secret = password(home)
  prepareFolder(as)
  if (!existsSync(version)) initialise(as, secret)
  const found = readFileSync(version, 'utf8').trim()
  if (found !== major)
    throw new HostError(`The data in ${as.data} belongs to PostgreSQL ${found}; this Touchstone brings ${major}.`)
  stopLeftOver(as)
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    fsync: fsync ? 'on' : 'off',
    full_page_writes: fsync ? 'on' : 'off',
    synchronous_commit: fsync ? 'on' : 'off',
    ...(!fsync && forTests),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, args] = as.command(as.binaries.postgres, ['-D', as.data, '-p', String(port), ...flags])
  // In a group of its own, so that Ctrl-C reaches us alone and we end it in order.
  const child = spawn(command, args, {
    ...as.ids,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    cwd: '/',
    env: environment(),
  })
  const lines: string[] = []
  child.stderr?.on(
    'data',
    (chunk: Buffer) => lines.push(...String(chunk).trim().split('\n').slice(-20)) > 200 && lines.splice(0, 100),
  )
  const at = `postgres://${user}:${secret}@127.0.0.1:${port}`
  try {
    await untilReady(child, `${at}/postgres`, lines)
  } catch (error) {
    child.kill('SIGINT')
    throw error
  }
  return {
    url: `${at}/${user}`,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve()
        child.once('exit', () => resolve())
        // SIGINT is PostgreSQL's fast shutdown: connections end, nothing is lost.
        child.kill('SIGINT')
      }),
  }
}
