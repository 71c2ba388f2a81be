import type { MaskToken } from '#contract/safety.ts'
import { readUnits } from './units.ts'

/** A letter on the way to listed words. */
export interface Node {
  /** Its number in the tree. */
  id: number
  char: string
  children: Map<string, Node>
  /** What follows after the space of a phrase. */
  space: Node | null
  /** The token of the word that ends here, and whether it may go on to the end of the text's word. */
  token: MaskToken | null
  open: boolean
}

/** Words by their letters: those that start where a word of the text starts, and those that may start within one. */
export interface WordTree {
  atStart: Node
  within: Node
  size: number
}

/** The words of one token in one language. A `*` at an end stands for any letters. */
export interface TokenWords {
  token: MaskToken
  words: readonly string[]
}

/** The most letters of a listed word that are looked at. */
export const maxLetters = 100

function plant(tree: WordTree, listed: string, token: MaskToken): void {
  const word = listed.trim().slice(0, 2 * maxLetters)
  const units = readUnits(word.replaceAll('*', '')).filter(({ kind }) => kind !== 'blank')
  const letters = units.reduce((sum, { times }) => sum + times, 0)
  // One letter of a script with spaces would mask half of a text.
  if (letters === 0 || letters > maxLetters || (letters === 1 && units[0]?.spaced !== false)) return
  if (!units.some(({ kind, spaced }) => kind === 'letter' || spaced) && letters < 2) return
  let node = word.startsWith('*') ? tree.within : tree.atStart
  const grow = (char: string): Node => ({
    id: ++tree.size,
    char,
    children: new Map(),
    space: null,
    token: null,
    open: false,
  })
  for (const [index, unit] of units.entries()) {
    if (index > 0 && unit.gap > 0) node = node.space ??= grow('')
    for (let n = 0; n < unit.times; n++) {
      const key = unit.keys[0] ?? ''
      const child: Node = node.children.get(key) ?? grow(key)
      node.children.set(key, child)
      node = child
    }
  }
  node.token ??= token
  // Korean puts its particles right behind a word.
  if (word.endsWith('*') || /\p{Script=Hangul}/u.test(node.char)) node.open = true
}

/** Sorts words into a tree; what is listed twice keeps its first token. */
export function growTree(lists: readonly TokenWords[]): WordTree {
  const root = (id: number): Node => ({ id, char: '', children: new Map(), space: null, token: null, open: false })
  const tree = { atStart: root(0), within: root(1), size: 1 }
  for (const { token, words } of lists) for (const word of words) plant(tree, word, token)
  return tree
}
