import { beforeEach, describe, expect, test } from 'vitest'
import { createWorkshop, type Figure, type KeptFigures } from './workshop.ts'

/** Figures as a database would keep them, for several workshops. */
function shelf(): KeptFigures & { all: Map<string, Figure> } {
  const all = new Map<string, Figure>()
  return {
    all,
    read: async (projectId, key, after) => {
      const figure = all.get(`${projectId} ${key}`)
      return figure && (!after || figure.at > after) ? structuredClone(figure) : null
    },
    write: async (projectId, key, figure) => {
      all.set(`${projectId} ${key}`, structuredClone(figure))
    },
  }
}

/** Work that ends when it is told to. */
function held<T>() {
  let finish: (value: T) => void = () => {}
  let times = 0
  const work = () => {
    times++
    return new Promise<T>((resolve) => {
      finish = resolve
    })
  }
  return { work, end: (value: T) => finish(value), times: () => times }
}

let [ms, figures] = [0, shelf()]
const failures: unknown[] = []
const workshop = () =>
  createWorkshop({
    ...{ figures, now: () => new Date(Date.UTC(2026, 0, 1) + ms), clock: () => ms },
    failed: (error) => failures.push(error),
  })
const soon = { first: 5, again: 5 }
const request = { projectId: 'p', key: 'k', basis: 'b', mark: 'one', patience: soon }

beforeEach(() => {
  ;[ms, figures] = [0, shelf()]
  failures.length = 0
})

describe('what takes long to work out', () => {
  test('is worked out once for all who ask, and not again while nothing changes', async () => {
    const shop = workshop()
    let times = 0
    const work = async () => ++times
    const answers = await Promise.all([shop.ask({ ...request, work }), shop.ask({ ...request, work })])
    expect(answers).toEqual([
      { value: 1, isComputing: false },
      { value: 1, isComputing: false },
    ])
    expect(await shop.ask({ ...request, work })).toEqual({ value: 1, isComputing: false })
    expect(await shop.ask({ ...request, mark: 'two', work })).toEqual({ value: 2, isComputing: false })
    expect(await shop.ask({ ...request, mark: 'two', basis: 'c', work })).toEqual({ value: 3, isComputing: false })
  })

  test('is answered with nothing, then with the old, while it takes longer than somebody waits', async () => {
    const shop = workshop()
    const first = held<string>()
    expect(await shop.ask({ ...request, work: first.work })).toEqual({ value: null, isComputing: true })
    first.end('first')
    expect(await shop.ask({ ...request, work: first.work })).toEqual({ value: 'first', isComputing: false })
    const second = held<string>()
    const changed = { ...request, mark: 'two', work: second.work }
    expect(await shop.ask(changed)).toEqual({ value: 'first', isComputing: true })
    second.end('second')
    expect(await shop.ask(changed)).toEqual({ value: 'second', isComputing: false })
    expect([first.times(), second.times()]).toEqual([1, 1])
  })

  test('is taken from another process or an earlier start, the old included', async () => {
    await workshop().ask({ ...request, work: async () => 'kept' })
    const never = async () => expect.fail('nothing has changed')
    expect(await workshop().ask({ ...request, work: never })).toEqual({ value: 'kept', isComputing: false })
    const later = held<string>()
    const changed = { ...request, mark: 'two', work: later.work }
    expect(await workshop().ask(changed)).toEqual({ value: 'kept', isComputing: true })

    const [one, other] = [workshop(), workshop()]
    await one.ask({ ...request, work: never })
    await other.ask({ ...request, work: never })
    ms = 1000
    await one.ask({ ...request, mark: 'three', work: async () => 'newer' })
    expect(await other.ask({ ...request, mark: 'three', work: never })).toEqual({ value: 'newer', isComputing: false })
  })

  test('that keeps itself is not kept twice', async () => {
    await workshop().ask({ ...request, keepsItself: true, work: async () => 'elsewhere' })
    expect(figures.all.size).toBe(0)
  })

  test('and took seconds rests before labels have it done again; not where something else is asked', async () => {
    const shop = workshop()
    let times = 0
    const work = async () => {
      ms += 10_000
      return ++times
    }
    await shop.ask({ ...request, work })
    expect(await shop.ask({ ...request, mark: 'two', work })).toEqual({ value: 1, isComputing: true })
    expect(await shop.ask({ ...request, mark: 'two', basis: 'c', work })).toEqual({ value: 2, isComputing: false })
    expect(await shop.ask({ ...request, mark: 'three', basis: 'c', work })).toEqual({ value: 2, isComputing: true })
    ms += 20_000
    expect(await shop.ask({ ...request, mark: 'three', basis: 'c', work })).toEqual({ value: 3, isComputing: false })
  })

  test('and took seconds does not rest for those who would wait for it, nor where other figures are made of it', async () => {
    const shop = workshop()
    let times = 0
    const work = async () => {
      ms += 10_000
      return ++times
    }
    const patient = { ...request, patience: { first: 60_000, again: 60_000 }, work }
    await shop.ask(patient)
    expect(await shop.ask({ ...patient, mark: 'two' })).toEqual({ value: 2, isComputing: false })
    const grades = { ...request, key: 'grades', keepsItself: true, work }
    await shop.ask(grades)
    expect(await shop.ask({ ...grades, mark: 'two' })).toEqual({ value: 4, isComputing: false })
  })

  test('and fails is told to those who wait, else reported, and is tried again', async () => {
    const shop = workshop()
    const fail = async () => {
      throw new Error('no')
    }
    await expect(shop.ask({ ...request, work: fail })).rejects.toThrow('no')
    let refuse: (error: Error) => void = () => {}
    const late = () => new Promise<never>((_, reject) => (refuse = reject))
    expect(await shop.ask({ ...request, work: late })).toEqual({ value: null, isComputing: true })
    refuse(new Error('late'))
    await new Promise((resolve) => setTimeout(resolve))
    expect(failures).toEqual([new Error('late')])
    expect(await shop.ask({ ...request, work: async () => 'done' })).toEqual({ value: 'done', isComputing: false })
  })

  test('waits for what is being worked out in its room, not in another', async () => {
    const shop = workshop()
    const [slow, next] = [held<string>(), held<string>()]
    await shop.ask({ ...request, work: slow.work })
    await shop.ask({ ...request, key: 'next', work: next.work })
    expect(next.times()).toBe(0)
    const other = { ...request, key: 'other', room: 'another', work: async () => 'there' }
    expect(await shop.ask(other)).toEqual({ value: 'there', isComputing: false })
    slow.end('done')
    await new Promise((resolve) => setTimeout(resolve))
    expect(next.times()).toBe(1)
  })
})
