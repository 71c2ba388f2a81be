const [firstPause, longestPause] = [500, 8000]
/** So often a server that answers may lack a file before it counts as gone: another build is served by now. */
const patience = 3

async function isServed(): Promise<boolean> {
  try {
    return (await fetch('/', { method: 'HEAD', cache: 'no-store' })).ok
  } catch {
    return false
  }
}

/** Waits so long in ms, or until the browser is back on its network. */
function pauseFor(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      window.removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, ms)
    window.addEventListener('online', go)
  })
}

/** Tries until it succeeds, and rejects as the last try did where the server answers all the same. */
async function again<T>(load: () => Promise<T>): Promise<T> {
  let [pause, missing] = [firstPause, 0]
  for (;;) {
    try {
      return await load()
    } catch (error) {
      if ((await isServed()) && ++missing === patience) throw error
    }
    await pauseFor(pause)
    pause = Math.min(longestPause, pause * 2)
  }
}

/** Style sheets that failed and are being fetched anew. */
const late = new Set<Promise<void>>()

/**
 * Fetches a file of the application, again and again while the server is out of reach: a part that is late is no fault of the page it stands on.
 * Rejects as the last try did where the server answers and the file is not there.
 */
export async function untilHere<T>(load: () => Promise<T>): Promise<T> {
  const loaded = await again(load)
  await Promise.all(late)
  return loaded
}

function fetchStyle(failed: HTMLLinkElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = failed.cloneNode() as HTMLLinkElement
    link.dataset.again = ''
    link.addEventListener('load', () => resolve())
    link.addEventListener('error', () => {
      link.remove()
      reject(new Error(`No style sheet at ${link.href}`))
    })
    failed.after(link)
  })
}

/** Fetches style sheets that failed anew: what loads the parts of the page asks for each of them once, and a part that came late would stand there bare. */
export function keepStyles(): void {
  const take = ({ target }: Event) => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet' || 'again' in target.dataset) return
    const sheet = again(() => fetchStyle(target)).finally(() => {
      late.delete(sheet)
      target.remove()
    })
    late.add(sheet)
  }
  document.addEventListener('error', take, true)
}
