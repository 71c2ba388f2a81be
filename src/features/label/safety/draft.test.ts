import { expect, test } from 'vitest'
import { changed, detailOf, draftOf, graded, proven, toggled, without } from './draft.ts'

const slur = { category: 'hate' as const, leaf: 'slur' as const }
const fight = { category: 'animal-harm' as const, leaf: 'fighting' as const }

test('nothing is pressed beforehand, and what was said before is there', () => {
  expect(draftOf(undefined)).toMatchObject({ findings: [], isSaid: false })
  const detail = {
    findings: [{ ...slur, severity: 2 as const, contexts: [], evidence: [] }],
    bases: [],
    confidence: null,
  }
  expect(draftOf(detail)).toMatchObject({ isSaid: true, current: 0 })
  expect(detailOf(draftOf(detail))).toEqual(detail)
})

test('a digit adds what is marked, changes what is there, and 0 takes it away', () => {
  let draft = graded(draftOf(null), slur, 3)
  draft = graded(draft, fight, 1)
  expect(draft.findings.map(({ leaf, severity }) => [leaf, severity])).toEqual([
    ['slur', 3],
    ['fighting', 1],
  ])
  draft = graded(draft, null, 4)
  draft = graded(draft, slur, 2)
  expect(draft.findings.map(({ severity }) => severity)).toEqual([2, 4])
  draft = graded(draft, slur, 0)
  expect(draft.findings.map(({ leaf }) => leaf)).toEqual(['fighting'])
  expect(graded(draft, null, 0)).toMatchObject({ findings: [], current: -1, isSaid: true })
  expect(graded(draftOf(null), null, 2).findings).toEqual([])
  expect(graded(draftOf(null), slur, 0).isSaid).toBe(false)
})

test('contexts and evidence go to the finding that is current', () => {
  const two = graded(graded(draftOf(null), slur, 1), fight, 1)
  const draft = changed(two, 0, { contexts: toggled([], 'satire') })
  expect(draft.findings.map(({ contexts }) => contexts)).toEqual([['satire'], []])
  const span = { kind: 'span' as const, field: 'text' as const, from: 1, to: 4 }
  const shown = proven(proven(draft, span), span)
  expect(shown.findings.map(({ evidence }) => evidence.length)).toEqual([1, 0])
  expect(without(shown, 0)).toMatchObject({ findings: [{ leaf: 'fighting' }], current: 0 })
  expect(proven(draftOf(null), span).findings).toEqual([])
})
