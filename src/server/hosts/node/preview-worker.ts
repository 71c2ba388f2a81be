import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** How long to wait before a worker that died is started again, in ms; doubled each time, up to a minute. */
const firstPause = 1000
const longestPause = 60_000

/** Starts the process that makes previews, apart from the one that answers requests, and starts it again when it dies. */
export function startPreviewWorker(databaseUrl: string): { stop: () => void } {
  const path = fileURLToPath(new URL('./preview-worker.js', import.meta.url))
  let child: ChildProcess | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let [pause, isOver] = [firstPause, false]

  function begin(): void {
    const started = Date.now()
    child = fork(path, [], {
      // The address has a password in it: told to the worker alone, not on the command line.
      env: { ...process.env, TOUCHSTONE_WORKER_DATABASE: databaseUrl },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('error', () => {})
    child.once('exit', () => {
      if (isOver) return
      pause = Date.now() - started > longestPause ? firstPause : Math.min(longestPause, pause * 2)
      timer = setTimeout(begin, pause)
      timer.unref()
    })
  }
  begin()
  return {
    stop() {
      isOver = true
      clearTimeout(timer)
      child?.kill('SIGTERM')
    },
  }
}
