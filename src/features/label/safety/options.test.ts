import { expect, test } from 'vitest'
import { taxonomy } from '#core/taxonomy.ts'
import { allOptions, findOptions, idOf, type Option } from './options.ts'

const german: Record<string, string> = { slur: 'Schmähwort', hate: 'Hassrede' }
const name = ({ category, leaf }: Option) => `${german[category] ?? category} · ${leaf ? (german[leaf] ?? leaf) : ''}`
const find = (typed: string) => findOptions(typed, name).map(idOf)

test('every category and leaf can be picked but the one that has a key of its own', () => {
  const leaves = taxonomy.flatMap((category) => category.leaves)
  expect(allOptions).toHaveLength(taxonomy.length + leaves.length - 1)
  expect(allOptions.map(idOf)).not.toContain('child-safety/suspected-csam')
  expect(find('')).toHaveLength(allOptions.length)
})

test('what is typed is looked for in the reader’s language and in English, without accents', () => {
  expect(find('slur')).toEqual(['hate/slur'])
  expect(find('schmahw')).toEqual(['hate/slur'])
  expect(find('hassrede')[0]).toBe('hate/')
  expect(find('torture kill')).toEqual(['violence/torture-or-killing'])
  expect(find('zzz')).toEqual([])
})

test('what is called so itself comes before what lies under it', () => {
  expect(find('violence')[0]).toBe('violence/')
  expect(find('bull')[0]).toBe('bullying/')
})
