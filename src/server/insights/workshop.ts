/** What is known of something that takes long to work out. */
export interface Known<T> {
  value: T | null
  isComputing: boolean
}

interface Kept {
  mark: string
  value: unknown
}

/** Works things out once for everybody who asks, and keeps them while nothing has changed. */
export interface Workshop {
  /**
   * What stands under `key` as of `mark`; where that is older, `work` is begun (after whatever else is being worked out in
   * the same `room`), and the old is given if it takes longer than `patience` ms. What `work` throws is thrown to those
   * who wait, and reported to `failed` when nobody does.
   */
  ask: <T>(request: Request<T>) => Promise<Known<T>>
}

interface Request<T> {
  room: string
  key: string
  mark: string
  patience: number
  work: () => Promise<T>
}

/** So many results are kept, the ones asked for last. */
const keep = 60

/** An empty workshop; `failed` hears of what went wrong when nobody waited any more. */
export function createWorkshop(failed: (error: unknown) => void): Workshop {
  const kept = new Map<string, Kept>()
  const running = new Map<string, Promise<unknown>>()
  const rooms = new Map<string, Promise<unknown>>()

  function store(name: string, mark: string, value: unknown) {
    kept.delete(name)
    kept.set(name, { mark, value })
    for (const oldest of kept.keys()) if (kept.size > keep) kept.delete(oldest)
  }

  function begin<T>({ room, key, mark, work }: Request<T>): Promise<unknown> {
    const name = `${room} ${key}`
    const before = rooms.get(room) ?? Promise.resolve()
    const job = before
      .catch(() => {})
      .then(work)
      .then((value) => store(name, mark, value))
      .finally(() => {
        running.delete(name)
        if (rooms.get(room) === job) rooms.delete(room)
      })
    running.set(name, job)
    rooms.set(room, job)
    return job
  }

  /** Waits for a job until the deadline; from then on nobody hears how it ends but `failed`. */
  async function soon(job: Promise<unknown>, deadline: number) {
    let isLate = false
    let timer: ReturnType<typeof setTimeout> | undefined
    job.catch((error: unknown) => isLate && failed(error))
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, Math.max(0, deadline - performance.now()))
    })
    await Promise.race([job, late]).finally(() => clearTimeout(timer))
    isLate = true
  }

  return {
    async ask(request) {
      const name = `${request.room} ${request.key}`
      const fresh = () => kept.get(name)?.mark === request.mark
      // What is running may have begun before the change; then it takes a second turn.
      const deadline = performance.now() + request.patience
      for (let turn = 0; turn < 2 && !fresh(); turn++) await soon(running.get(name) ?? begin(request), deadline)
      const value = (kept.get(name)?.value ?? null) as never
      return { value, isComputing: running.has(name) }
    },
  }
}
