import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scale } from '#contract/project.ts'
import scales from '../../locales/en/scales.json' with { type: 'json' }
import { checkScale, gradeForKey, gradeOf, localName } from './scale.ts'
import { fillTemplate, scaleTemplates } from './scale-templates.ts'

type Words = { [key: string]: string | Words }
function english(language: string, key: string): string | undefined {
  if (language !== 'en') return undefined
  const found = key
    .split('.')
    .reduce<string | Words | undefined>((at, part) => (typeof at === 'object' ? at[part] : at), scales)
  return typeof found === 'string' ? found : undefined
}
const template = (kind: string) => scaleTemplates.find((t) => t.kind === kind) ?? scaleTemplates[0]
const binary = (): Scale => fillTemplate(template('binary'), ['en'], english)

test.each(scaleTemplates)('the $kind scale is sound, with every name and description in English', (ready) => {
  const scale = fillTemplate(ready, ['en', 'de'], english)
  expect(checkScale(scale)).toEqual([])
  for (const grade of scale.grades) {
    expect(Object.keys(grade.names)).toEqual(['en'])
    expect(grade.descriptions.en).toMatch(/\.$/)
  }
})

test('ESCI counts 3, 2, 1, 0 and gains 1, 0.1, 0.01, 0', () => {
  const { grades } = fillTemplate(template('esci'), ['en'], english)
  expect(grades.map(({ names, value, gain }) => [names.en, value, gain])).toEqual([
    ['Irrelevant', 0, 0],
    ['Complement', 1, 0.01],
    ['Substitute', 2, 0.1],
    ['Exact', 3, 1],
  ])
})

test('Needs Met takes the keys 1 to 9 for 0 to 8', () => {
  const scale = fillTemplate(template('needs-met'), ['en'], english)
  expect(gradeForKey(scale, '1')?.value).toBe(0)
  expect(gradeForKey(scale, '9')?.value).toBe(8)
  expect(gradeForKey(scale, '0')).toBeUndefined()
})

const changes: [string, (scale: Scale) => void, unknown[]][] = [
  ['one grade', (s) => s.grades.pop(), [{ path: ['grades'], id: 'too-few-grades' }]],
  ['a key that is no digit', (s) => edit(s, 1, { key: 'a' }), [{ path: ['grades', 1, 'key'], id: 'bad-key' }]],
  ['the same key twice', (s) => edit(s, 1, { key: '0' }), [{ path: ['grades', 1, 'key'], id: 'key-taken' }]],
  ['a fraction for qrels', (s) => edit(s, 1, { value: 1.5 }), [{ path: ['grades', 1, 'value'], id: 'bad-value' }]],
  ['the same integer twice', (s) => edit(s, 1, { value: 0 }), [{ path: ['grades', 1, 'value'], id: 'value-taken' }]],
  ['a better grade gaining less', (s) => edit(s, 1, { gain: -1 }), [{ path: ['grades', 1, 'gain'], id: 'gain-falls' }]],
  ['an endless gain', (s) => edit(s, 1, { gain: Infinity }), [{ path: ['grades', 1, 'gain'], id: 'bad-gain' }]],
  ['no name', (s) => edit(s, 1, { names: { en: ' ' } }), [{ path: ['grades', 1, 'names'], id: 'no-name' }]],
  [
    'the same name twice',
    (s) => edit(s, 1, { names: { en: 'Not relevant' } }),
    [{ path: ['grades', 1, 'names', 'en'], id: 'name-taken' }],
  ],
  [
    'a name in no language',
    (s) => edit(s, 1, { names: { en: 'Relevant', english: 'Relevant' } }),
    [{ path: ['grades', 1, 'names', 'english'], id: 'bad-language' }],
  ],
]
test.each(changes)('a scale with %s is refused', (_, change, problems) => {
  const scale = binary()
  change(scale)
  expect(checkScale(scale)).toEqual(problems)
})

test('eleven grades are too many: only ten digits are there', () => {
  const grades = Array.from({ length: 11 }, (_, n) => ({
    key: `${n % 10}`,
    value: n,
    gain: n,
    names: { en: `n${n}` },
    descriptions: {},
  }))
  expect(checkScale({ kind: 'own', grades }).map(({ id }) => id)).toEqual(['too-many-grades', 'key-taken'])
})

test('a scale whose gains never fall is sound in whatever order its grades stand', () => {
  const gains = fc.uniqueArray(fc.integer({ min: -5, max: 50 }), { minLength: 2, maxLength: 10 })
  fc.assert(
    fc.property(gains, (values) => {
      const grades = values.map((value, n) => ({
        key: `${n}`,
        value,
        gain: value / 2,
        names: { en: `g${n}` },
        descriptions: {},
      }))
      expect(checkScale({ kind: 'own', grades })).toEqual([])
    }),
  )
})

test('a grade is found by its integer', () => {
  expect(gradeOf(binary(), 1)?.names.en).toBe('Relevant')
  expect(gradeOf(binary(), 2)).toBeUndefined()
})

test.each([
  ['de', [], 'gut'],
  ['de-AT', [], 'gut'],
  ['pt', [], 'bom'],
  ['zh-Hant-TW', [], '好'],
  ['fr', ['de'], 'gut'],
  ['fr', [], 'good'],
  ['__proto__', [], 'good'],
])('a reader of %s with fallbacks %j reads %s', (language, fallbacks, name) => {
  expect(localName({ en: 'good', de: 'gut', 'pt-BR': 'bom', zh: '好', fr: ' ' }, language, fallbacks)).toBe(name)
})

test('without any name there is none to read', () => {
  expect(localName({}, 'en')).toBe('')
})

function edit(scale: Scale, at: number, change: Partial<Scale['grades'][number]>) {
  const grade = scale.grades[at]
  if (grade) scale.grades[at] = { ...grade, ...change }
}
