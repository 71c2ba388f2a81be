import { seeded } from './seeded.ts'

/** A figure with the middle 95 % of what it is when people are drawn anew. */
export interface OverPeople {
  value: number
  low: number
  high: number
}

const draws = 1000

/**
 * A figure over some people with its interval by the bootstrap (Efron 1979): whole people are drawn with replacement, since what one
 * person does is alike. `figure` answers null where it is undefined; then so is the interval.
 */
export function overPeople<T>(people: readonly T[], figure: (drawn: readonly T[]) => number | null): OverPeople | null {
  const value = figure(people)
  if (value === null || people.length === 0) return null
  const random = seeded(people.length)
  const values: number[] = []
  for (let n = 0; n < draws; n++) {
    const drawn = people.map(() => people[Math.floor(random() * people.length)] as T)
    const one = figure(drawn)
    if (one !== null) values.push(one)
  }
  values.sort((a, b) => a - b)
  const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? value
  return { value, low: at(0.025), high: at(0.975) }
}

/** The lower median of some numbers; null of none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}
