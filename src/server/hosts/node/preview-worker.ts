import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'

/** How long to wait before a worker that died is started again, in ms; doubled each time, up to a minute. */
const firstPause = 1000
const longestPause = 60_000

/** Puts a process that has just begun below everything else: later its threads, which do the work, would keep their own priority. */
function lower(pid: number | undefined): void {
  try {
    if (pid) setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // Where the system allows no priorities, it works beside the others.
  }
}

/** Starts the process that makes previews, apart from the one that answers requests, and starts it again when it dies. */
export function startPreviewWorker(
  databaseUrl: string,
  { isAlone }: { isAlone: boolean },
): { stop: () => Promise<void> } {
  const path = fileURLToPath(new URL('./preview-worker.js', import.meta.url))
  let child: ChildProcess | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let [pause, isOver] = [firstPause, false]

  function begin(): void {
    const started = Date.now()
    child = fork(path, [], {
      // The address has a password in it: told to the worker alone, not on the command line.
      env: {
        PATH: process.env.PATH ?? '',
        TOUCHSTONE_FFMPEG: process.env.TOUCHSTONE_FFMPEG ?? '',
        TOUCHSTONE_WORKER_DATABASE: databaseUrl,
        TOUCHSTONE_WORKER_ALONE: isAlone ? '1' : '',
      },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    lower(child.pid)
    let isGone = false
    const again = () => {
      if (isOver || isGone) return
      isGone = true
      pause = Date.now() - started > longestPause ? firstPause : Math.min(longestPause, pause * 2)
      timer = setTimeout(begin, pause)
      timer.unref()
    }
    child.once('error', again)
    child.once('exit', again)
  }
  begin()
  return {
    async stop() {
      isOver = true
      clearTimeout(timer)
      const current = child
      if (!current || current.exitCode !== null || !current.connected) return
      const gone = new Promise<void>((resolve) => current.once('exit', () => resolve()))
      current.kill('SIGTERM')
      // It ends after the picture in hand; a long clip is begun anew another time.
      const late = new Promise<void>((resolve) => setTimeout(resolve, 2000).unref())
      await Promise.race([gone, late])
      current.kill('SIGKILL')
    },
  }
}
