import { type SafetyCategory, type SafetyLeaf, taxonomy } from '#core/taxonomy.ts'

/** One thing to pick: a category as a whole, or a leaf of it. */
export interface Option {
  category: SafetyCategory
  leaf: SafetyLeaf | null
}

/** Everything that can be picked, in the order of the taxonomy; suspected abuse of a child has a key of its own. */
export const allOptions: readonly Option[] = taxonomy.flatMap(({ id, leaves }) => [
  { category: id, leaf: null },
  ...leaves.filter((leaf) => leaf !== 'suspected-csam').map((leaf) => ({ category: id, leaf })),
])

/** What tells an option from all others. */
export const idOf = ({ category, leaf }: Option): string => `${category}/${leaf ?? ''}`

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The names that an option is found by: as the reader has it, and in English. */
export function wordsOf(option: Option, name: (option: Option) => string): string {
  const english = `${option.category} ${option.leaf ?? ''}`.replaceAll('-', ' ')
  return plain(`${name(option)} ${english} ${english.replaceAll(' ', '-')}`)
}

/**
 * The options in which a word begins with each word typed, in any order, in the reader's language or in English; those first whose own
 * name begins with what was typed.
 */
export function findOptions(typed: string, name: (option: Option) => string): Option[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...allOptions]
  const found = allOptions.filter((option) => {
    const words = wordsOf(option, name)
    return wanted.every((word) => words.startsWith(word) || words.includes(` ${word}`))
  })
  const own = ({ category, leaf }: Option) => (leaf ?? category).replaceAll('-', ' ')
  const rank = (option: Option) => Number(!own(option).startsWith(wanted.join(' ')))
  return found.sort((a, b) => rank(a) - rank(b))
}
