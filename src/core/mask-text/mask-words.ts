import { maskTokens } from '#contract/safety-words.ts'
import { type Found, findWords } from './find-words.ts'
import { growTree, type TokenWords, type WordTree } from './word-tree.ts'

/** Finds the tokens in a masked text, `[slur]`; its one group is the token's id, which the browser names in the person's language. */
export const tokenPattern = new RegExp(`\\[(${maskTokens.join('|')})\\]`, 'g')

const trees = new WeakMap<readonly TokenWords[], WordTree>()

/** Where words of the lists stand in a text, however they are disguised, from left to right. The same array of lists is sorted only once. */
export function maskedRanges(text: string, lists: readonly TokenWords[]): Found[] {
  let tree = trees.get(lists)
  if (!tree) {
    tree = growTree(lists)
    trees.set(lists, tree)
  }
  return findWords(text, tree)
}

/** The text with every listed word replaced by its token in brackets, and how many there were. */
export function maskWords(text: string, lists: readonly TokenWords[]): { text: string; count: number } {
  const ranges = maskedRanges(text, lists)
  let [masked, at] = ['', 0]
  for (const { from, to, token } of ranges) {
    // Ligatures can make two words of one character; the second then has nothing left to replace.
    if (from < at) continue
    masked += `${text.slice(at, from)}[${token}]`
    at = to
  }
  return { text: masked + text.slice(at), count: ranges.length }
}
