import type { Handler } from '#actions/action.ts'

export type KeyList = { keys: readonly string[]; isRange: boolean }

/**
 * What to show of an action's keys: digits as a range from first to last, and only those that mean something at
 * present where the page says so by its choices (a scale of four grades has `0` to `3`).
 */
export function keyList(keys: readonly string[], handler?: Handler): KeyList {
  if (keys.length < 3 || !keys.every((key) => /^[0-9]$/.test(key))) return { keys, isRange: false }
  const choices = handler?.choices?.().map(({ id }) => id)
  const meant = choices ? keys.filter((key) => choices.includes(key)) : keys
  const first = meant[0]
  const last = meant.at(-1)
  if (first === undefined || last === undefined || meant.length < 3) return { keys: meant, isRange: false }
  const isRange = Number(last) - Number(first) === meant.length - 1
  return isRange ? { keys: [first, last], isRange } : { keys: meant, isRange }
}
