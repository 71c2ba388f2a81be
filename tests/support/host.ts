import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url))

/** A built server that runs as a process of its own. */
export interface Host {
  address: string
  /** The first owner's link; empty once there is an owner. */
  ownerLink: string
  home: string
  child: ChildProcess
  output: () => string
  /** Ends it as Ctrl-C does; answers the exit code. */
  stop: () => Promise<number | null>
}

/** Waits for the process to end. */
export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode)
    else child.once('exit', (code) => resolve(code))
  })
}

/** Starts the built server's process, with what it prints collected. */
export function spawnHost(env: Record<string, string>): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += String(chunk)
    })
  }
  return { child, output: () => text }
}

/** A folder for a server's data, taken away by `remove`. */
export function freshHome(): { home: string; remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), 'touchstone-e2e-'))
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) }
}

/** Starts the built server and waits for its address. */
export async function startHost(env: Record<string, string>): Promise<Host> {
  const { child, output } = spawnHost(env)
  for (let i = 0; i < 600; i++) {
    const match = /Touchstone: (http\S+)(?: — first owner, once: (\S+))?/.exec(output())
    if (match) {
      const stop = () => {
        child.kill('SIGINT')
        return ended(child)
      }
      return {
        address: match[1] ?? '',
        ownerLink: match[2] ?? '',
        home: env.TOUCHSTONE_HOME ?? '',
        child,
        output,
        stop,
      }
    }
    if (child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the server did not start: ${output()}`)
}

/** Whether the system tells of its processes in files. */
export const tellsOfProcesses = existsSync('/proc/self/status')

/** The folder in /proc of the process that makes previews for a server; undefined as long as there is none. */
export function workerOf({ child }: Host): string | undefined {
  const isWorker = (folder: string) => {
    try {
      const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`${folder}/status`, 'utf8'))?.[1]
      return parent === String(child.pid) && readFileSync(`${folder}/cmdline`, 'utf8').includes('preview-worker')
    } catch {
      // It ended in between.
      return false
    }
  }
  const folders = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return folders.map((name) => `/proc/${name}`).find(isWorker)
}
