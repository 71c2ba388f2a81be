import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseClauses } from './guideline.ts'
import { clauseIn, isOneClause, newClauseId, withClause } from './guideline-clause.ts'

const english = `# How to grade

Read first.

## Fresh news {#fresh}
Newer is better.

### Dates {#dates}
Look at the date.

## Shops {#shops}
Sells it.
`

test('a clause reads in each language that has it', () => {
  expect(clauseIn({ en: english, de: '## Läden {#shops}\nVerkauft es.', fr: '' }, 'shops')).toEqual({
    en: { title: 'Shops', text: 'Sells it.' },
    de: { title: 'Läden', text: 'Verkauft es.' },
  })
})

test('another text takes the place of the old one at its level, and nothing else changes', () => {
  const changed = withClause(english, 'dates', { title: 'The date', text: 'Look twice.' })
  expect(changed).toBe(english.replace('### Dates {#dates}\nLook at the date.', '### The date {#dates}\n\nLook twice.'))
  expect(withClause(english, 'shops', { title: 'Shops', text: 'Sold out.' })).toMatch(/Sold out\.\n$/)
})

test('a new clause stands at the end, under an id that none has', () => {
  const changed = withClause(english, newClauseId(['c1', 'fresh']), { title: 'New', text: 'More.' })
  expect(parseClauses(changed).map(({ id }) => id)).toEqual(['fresh', 'dates', 'shops', 'c2'])
  expect(withClause('', 'c1', { title: 'New', text: 'More.' })).toBe('## New {#c1}\n\nMore.\n')
})

test('headings, ids, open fences and titles of several lines make no single clause', () => {
  const text = 'Fine.'
  expect(isOneClause({ title: 'Plain', text: 'With `code`, **bold**\n\n```\n## no heading\n```' })).toBe(true)
  expect(isOneClause({ title: 'Empty text', text: '' })).toBe(true)
  for (const title of ['', '  ', 'two\nlines', 'with {#id}']) expect(isOneClause({ title, text })).toBe(false)
  for (const wrong of ['## Another', 'text\n### Below', '# Title', '```\nopen'])
    expect(isOneClause({ title: 'A', text: wrong })).toBe(false)
})

test('whatever is one clause reads the same after it was put in', () => {
  const words = fc.record({ title: fc.string({ minLength: 1 }), text: fc.string({ unit: 'grapheme' }) })
  fc.assert(
    fc.property(words, (one) => {
      fc.pre(isOneClause(one))
      const all = parseClauses(withClause(english, 'fresh', one))
      expect(all.map(({ id }) => id)).toEqual(['fresh', 'dates', 'shops'])
      expect(all[0]).toMatchObject({ title: one.title.trim(), body: one.text.trim() })
    }),
  )
})
