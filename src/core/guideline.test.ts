import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clauseProblems, parseClauses, withIds } from './guideline.ts'

const english = `# How to grade

Read first.

## Fresh news {#fresh}
Newer is better.

### Dates
Look at the date.

\`\`\`md
## Not a heading
\`\`\`

## Shops   {#shops}
`

test('clauses are the headings below the title, each with its own text', () => {
  expect(parseClauses(english).map(({ id, title, level, body }) => [id, title, level, body])).toEqual([
    ['fresh', 'Fresh news', 2, 'Newer is better.'],
    ['', 'Dates', 3, 'Look at the date.\n\n```md\n## Not a heading\n```'],
    ['shops', 'Shops', 2, ''],
  ])
})

test('a clause can be cut out of the Markdown', () => {
  const [fresh] = parseClauses(english)
  expect(english.slice(fresh?.from, fresh?.to)).toBe('## Fresh news {#fresh}\nNewer is better.\n\n')
})

test('CRLF, indented headings and tildes are read; four spaces, no space or an open fence are not', () => {
  const text = '  ## A {#a}\r\ntext\r\n    ## code\r\n##none\r\n~~~\r\n## B\r\n```\r\n~~~~\r\n##\tC\r\n```\r\n## D'
  expect(parseClauses(text).map(({ id, title }) => [id, title])).toEqual([
    ['a', 'A'],
    ['', 'C'],
  ])
})

test('headings get the next free id, and all else stays to the letter', () => {
  const text = 'intro\r\n## One\r\ntext\r\n## Two {#c1}\r\n### Three  \r\nend'
  expect(withIds(text)).toBe('intro\r\n## One {#c2}\r\ntext\r\n## Two {#c1}\r\n### Three {#c3}\r\nend')
})

test('an id stays when the title changes, comes back with its title, and is never given to another clause', () => {
  const before = '## Fresh {#c1}\n## Shops {#c2}\n## Maps {#c3}'
  expect(withIds('## Newest first {#c1}\n## Music\n## Shops', before)).toBe(
    '## Newest first {#c1}\n## Music {#c4}\n## Shops {#c2}',
  )
})

test('afterwards every clause has an id of its own, and doing it again changes nothing', () => {
  const line = fc.constantFrom('## A', '## B {#c2}', '### A {#x}', '# Title', 'text', '```', '', '##', '## A {#}')
  const text = fc.array(line, { maxLength: 10 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (now, before) => {
      const done = withIds(now, before)
      const given = parseClauses(done).filter(({ id }, at) => parseClauses(now)[at]?.id !== id)
      expect(parseClauses(done).every(({ id }) => id !== '')).toBe(true)
      expect(parseClauses(done).length).toBe(parseClauses(now).length)
      expect(new Set(given.map(({ id }) => id)).size).toBe(given.length)
      expect(withIds(done, before)).toBe(done)
    }),
  )
})

test('what keeps a guideline from being published is named per language', () => {
  const texts = {
    en: '## A {#a}\n## B {#b}\n## C {#a}',
    de: '## A {#a}\n## Ohne\n## {#b}\n## X {#ä}',
  }
  expect(clauseProblems(texts)).toEqual([
    { language: 'en', id: 'duplicate-id', clause: 'a' },
    { language: 'en', id: 'missing-clause', clause: 'ä' },
    { language: 'de', id: 'no-id', clause: 'Ohne' },
    { language: 'de', id: 'no-title', clause: 'b' },
    { language: 'de', id: 'bad-id', clause: 'ä' },
  ])
  expect(clauseProblems({ en: english.replace('### Dates', '### Dates {#dates}') })).toEqual([])
})

test('a hostile heading takes no time', () => {
  const blank = ' \t'.repeat(100_000)
  const started = performance.now()
  parseClauses(`## a${blank}b\u2028${blank}{#x\n## ${'{#'.repeat(100_000)}\n${'`'.repeat(200_000)}\u2028\n`)
  expect(performance.now() - started).toBeLessThan(500)
})
