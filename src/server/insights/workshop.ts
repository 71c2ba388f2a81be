import type { Patience } from '../deps.ts'

/** What is known of something that takes long to work out. */
export interface Known<T> {
  value: T | null
  /** What is given is older than what was asked for, or nothing yet; newer figures are on their way. */
  isComputing: boolean
}

/** A figure as it was worked out. */
export interface Figure {
  /** What was asked: settings, runs, versions. */
  basis: string
  /** What it was worked out from: what the labels looked like. */
  mark: string
  value: unknown
  /** When it was begun. */
  at: Date
}

/** Where figures stay when the process ends, and where other processes find them. */
export interface KeptFigures {
  /** The figure under this key, if it was begun later than `after`. */
  read: (projectId: string, key: string, after: Date | null) => Promise<Figure | null>
  write: (projectId: string, key: string, figure: Figure) => Promise<void>
}

/** Works things out once for everybody who asks, and keeps them while nothing has changed. */
export interface Workshop {
  /**
   * What stands under `key` as of `basis` and `mark`; where that is older, `work` is begun (after whatever else is being worked out in the same room), and the
   * old is given if it takes longer than the patience. What takes seconds is not begun again at once because labels came in meanwhile. What `work` throws is
   * thrown to those who wait, and reported to `failed` when nobody does.
   */
  ask: <T>(request: Request<T>) => Promise<Known<T>>
}

/** What somebody asks for. */
export interface Request<T> {
  projectId: string
  /** Nothing is worked out beside something else of its room; without a name, the project's. */
  room?: string
  key: string
  basis: string
  mark: string
  patience: Patience
  work: () => Promise<T>
  /** `work` itself writes what it found. */
  keepsItself?: boolean
}

interface Held extends Figure {
  /** Not begun again before this moment of the clock because of labels. */
  restsUntil: number
}

interface Job {
  done: Promise<void>
  /** So many wait for it. */
  waiting: number
}

interface Tools {
  figures: KeptFigures
  now: () => Date
  /** Milliseconds from some moment on. */
  clock?: () => number
  /** Hears of what went wrong when nobody waited any more. */
  failed: (error: unknown) => void
}

/** So many results are held in memory, the ones asked for last. */
const most = 60
/** What is worked out faster than this, in ms, may be begun again at once. */
const quick = 2000
/** The longest time that something rests, in ms. */
const longestRest = 60_000

const restAfter = (took: number) => (took < quick ? 0 : Math.min(longestRest, 2 * took))

/** An empty workshop. */
export function createWorkshop({ figures, now, clock = () => performance.now(), failed }: Tools): Workshop {
  const held = new Map<string, Held>()
  const running = new Map<string, Job>()
  const rooms = new Map<string, Promise<void>>()

  function hold(name: string, figure: Held) {
    held.delete(name)
    held.set(name, figure)
    for (const oldest of held.keys()) if (held.size > most) held.delete(oldest)
  }

  async function workOut<T>({ projectId, key, basis, mark, work, keepsItself }: Request<T>, name: string) {
    const [at, begun] = [now(), clock()]
    const figure = { basis, mark, value: await work(), at }
    hold(name, { ...figure, restsUntil: clock() + restAfter(clock() - begun) })
    if (!keepsItself) await figures.write(projectId, key, figure)
  }

  function begin<T>(request: Request<T>, name: string): Job {
    const room = request.room ?? request.projectId
    const before = rooms.get(room) ?? Promise.resolve()
    const done = before
      .catch(() => {})
      .then(() => workOut(request, name))
      .finally(() => {
        running.delete(name)
        if (rooms.get(room) === done) rooms.delete(room)
      })
    const job = { done, waiting: 0 }
    done.catch((error: unknown) => job.waiting === 0 && failed(error))
    running.set(name, job)
    rooms.set(room, done)
    return job
  }

  /** Waits for a job until the deadline. */
  async function soon(job: Job, deadline: number) {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, Math.max(0, deadline - clock()))
    })
    job.waiting++
    await Promise.race([job.done, late]).finally(() => {
      clearTimeout(timer)
      job.waiting--
    })
  }

  return {
    async ask(request) {
      const { projectId, key, basis, mark, patience } = request
      const name = `${projectId} ${key}`
      const isOf = (figure: Figure | undefined) => figure?.basis === basis
      const isFresh = () => isOf(held.get(name)) && held.get(name)?.mark === mark
      if (!isFresh() && !request.keepsItself) {
        const elsewhere = await figures.read(projectId, key, held.get(name)?.at ?? null)
        if (elsewhere) hold(name, { ...elsewhere, restsUntil: 0 })
      }
      const old = held.get(name)
      const deadline = clock() + (old ? patience.again : patience.first)
      // What other figures are made of never rests, and whoever would wait for it gets what is, not what was.
      const mayRest = !request.keepsItself && patience.again < quick
      const rests = mayRest && isOf(old) && clock() < (old?.restsUntil ?? 0)
      // What is running may have begun before the change; then it takes a second turn.
      for (let turn = 0; turn < 2 && !isFresh() && !rests; turn++)
        await soon(running.get(name) ?? begin(request, name), deadline)
      const value = (held.get(name)?.value ?? null) as never
      return { value, isComputing: !isFresh() }
    },
  }
}
