import { expect, test } from 'vitest'
import { actionOf, emptyDraft, noMarket } from './draft.ts'

test('only what is filled in filters', () => {
  expect(actionOf(emptyDraft())).toEqual({ kind: 'stale', filter: {}, again: true, liftDecisions: true })
  const draft = emptyDraft({
    queryIds: ' a, b\nb ,',
    market: noMarket,
    grade: '0',
    whose: 'source:s1',
    olderThanDays: '7',
  })
  expect(actionOf(draft)?.filter).toEqual({
    queryIds: ['a', 'b'],
    market: '',
    grade: 0,
    sourceId: 's1',
    olderThanDays: 7,
  })
})

test('what belongs to another kind of action stays out', () => {
  const draft = emptyDraft({ kind: 'places', grade: '2', untouchedHours: '3', overlap: '4', language: 'de' })
  expect(actionOf(draft)).toEqual({ kind: 'places', filter: { language: 'de' }, priority: null, overlap: 4 })
})

test('nothing is meant yet while the person, or both numbers, are missing', () => {
  expect(actionOf(emptyDraft({ kind: 'reassign' }))).toBeNull()
  expect(actionOf(emptyDraft({ kind: 'reassign', from: 'p' }))).toMatchObject({ from: 'p', to: null })
  expect(actionOf(emptyDraft({ kind: 'places', language: 'de' }))).toBeNull()
})
