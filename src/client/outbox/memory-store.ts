import { type Counts, type Entry, labelsIn, type OutboxStore, type SetAside } from './entry.ts'

/** The same in memory, for browsers that keep no IndexedDB; the page warns before it is left. */
export function memoryStore(): OutboxStore {
  let waiting: Entry[] = []
  const aside: SetAside[] = []
  let counts: Counts = { day: '', made: 0, stored: 0 }
  let last = 0
  const today = (day: string) => {
    if (counts.day !== day) counts = { day, made: 0, stored: 0 }
    return counts
  }
  const without = (entries: readonly Entry[]) => waiting.filter((one) => !entries.some(({ n }) => n === one.n))
  return {
    async add(entry, day) {
      last += 1
      waiting.push({ ...entry, n: last })
      counts = { ...today(day), made: today(day).made + labelsIn([entry]) }
      return counts
    },
    first: async (limit) => waiting.slice(0, limit),
    all: async () => waiting,
    async stored(entries, day) {
      waiting = without(entries)
      counts = { ...today(day), stored: today(day).stored + labelsIn(entries) }
      return counts
    },
    async setAside(entries, reason) {
      waiting = without(entries)
      aside.push(...entries.map((entry) => ({ ...entry, reason })))
    },
    aside: async () => aside,
    counts: async (day) => today(day),
    close: () => {},
  }
}
