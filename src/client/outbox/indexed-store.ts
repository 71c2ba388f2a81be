import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb'
import { type Counts, type Entry, labelsIn, type OutboxStore, type Outgoing, type SetAside } from './entry.ts'

interface Schema extends DBSchema {
  waiting: { key: number; value: Outgoing & { n?: number } }
  aside: { key: number; value: SetAside }
  counts: { key: string; value: Counts }
}

type Waiting = IDBPObjectStore<Schema, ('waiting' | 'counts')[], 'waiting', 'readwrite'>

function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('waiting', { keyPath: 'n', autoIncrement: true })
      db.createObjectStore('aside', { keyPath: 'n' })
      db.createObjectStore('counts', { keyPath: 'day' })
    },
  })
}

/**
 * The outbox of one person on one server, in IndexedDB with strict durability: an entry that has been added survives
 * a crash. No text of queries or results is in it.
 */
export async function indexedStore(name: string): Promise<OutboxStore> {
  const db = await open(name)

  async function count(day: string, change: Partial<Counts>, work: (waiting: Waiting) => void): Promise<Counts> {
    const tx = db.transaction(['waiting', 'counts'], 'readwrite', { durability: 'strict' })
    const old = (await tx.objectStore('counts').get(day)) ?? { day, made: 0, stored: 0 }
    const counts = { day, made: old.made + (change.made ?? 0), stored: old.stored + (change.stored ?? 0) }
    void tx.objectStore('counts').put(counts)
    work(tx.objectStore('waiting'))
    await tx.done
    return counts
  }

  return {
    add: (entry, day) => count(day, { made: labelsIn([entry]) }, (waiting) => void waiting.add(entry)),
    first: (limit) => db.getAll('waiting', undefined, limit) as Promise<Entry[]>,
    all: () => db.getAll('waiting') as Promise<Entry[]>,
    stored: (entries, day) =>
      count(day, { stored: labelsIn(entries) }, (waiting) => {
        for (const { n } of entries) void waiting.delete(n)
      }),
    async setAside(entries, reason) {
      const tx = db.transaction(['waiting', 'aside'], 'readwrite', { durability: 'strict' })
      for (const entry of entries) {
        void tx.objectStore('aside').put({ ...entry, reason })
        void tx.objectStore('waiting').delete(entry.n)
      }
      await tx.done
    },
    aside: () => db.getAll('aside'),
    counts: async (day) => (await db.get('counts', day)) ?? { day, made: 0, stored: 0 },
    close: () => db.close(),
  }
}
