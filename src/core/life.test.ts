import { expect, test } from 'vitest'
import { projectStates } from '#contract/words.ts'
import { handsOut, neighbours } from './life.ts'

test('one step on leads from the request to the end, and one step back the same way', () => {
  const way = ['requested', 'designing', 'pilot', 'production', 'delivered', 'closed'] as const
  expect(projectStates).toEqual(way)
  for (const [at, state] of way.entries())
    expect(neighbours(state)).toEqual({ next: way[at + 1] ?? null, back: way[at - 1] ?? null })
})

test('work is handed out in a pilot and in production, and at no other time', () => {
  expect(projectStates.filter(handsOut)).toEqual(['pilot', 'production'])
})
