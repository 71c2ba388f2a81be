import { spawn } from 'node:child_process'

interface Limits {
  /** Longest run, in ms; then it is killed. */
  ms: number
  /** Most bytes it may print. */
  bytes: number
}

/** Address space of the program, in KiB: enough for a large frame, too little to take the machine. */
const memoryKb = 3_000_000

/**
 * Runs a program with nothing but its arguments: no input, no environment but the path, a limit on time, memory (where the system
 * has one to set) and output. Answers what it printed on both, and whether it ended well.
 */
export function runProgram(
  path: string,
  args: readonly string[],
  { ms, bytes }: Limits,
): Promise<{ ok: boolean; out: Buffer; said: string }> {
  const isUnix = process.platform !== 'win32'
  const [command, ...rest] = isUnix
    ? ['/bin/sh', '-c', `ulimit -v ${memoryKb} 2>/dev/null; exec "$0" "$@"`, path, ...args]
    : [path, ...args]
  return new Promise((resolve) => {
    const child = spawn(command as string, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH ?? '' },
      windowsHide: true,
    })
    const out: Buffer[] = []
    let [size, said, over] = [0, '', false]
    const stop = () => {
      over = true
      child.kill('SIGKILL')
    }
    const timer = setTimeout(stop, ms)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > bytes) stop()
      else out.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 20_000) said += String(chunk)
    })
    const end = (ok: boolean) => {
      clearTimeout(timer)
      resolve({ ok: ok && !over, out: Buffer.concat(out), said })
    }
    child.on('error', () => end(false))
    child.on('close', (code) => end(code === 0))
  })
}
