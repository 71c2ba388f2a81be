import { parseClauses } from './guideline.ts'

/** A clause as it reads in one language: its title, and its text in Markdown. */
export interface ClauseWords {
  title: string
  text: string
}

/** How a clause reads in each language of a guideline that has it. */
export function clauseIn(texts: Readonly<Record<string, string>>, id: string): Record<string, ClauseWords> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([language, markdown]) => {
      const clause = parseClauses(markdown).find((one) => one.id === id)
      return clause ? [[language, { title: clause.title, text: clause.body }]] : []
    }),
  )
}

const printed = (level: number, id: string, { title, text }: ClauseWords) =>
  `${'#'.repeat(level)} ${title.trim()} {#${id}}\n\n${text.trim()}`

/** Whether the words are those of one clause: a title of one line, and a text without headings of its own. */
export function isOneClause(words: ClauseWords): boolean {
  if (/[\r\n]|\{#/.test(words.title) || words.title.trim() === '') return false
  const clauses = parseClauses(`${printed(2, 'x', words)}\n\n## End {#y}`)
  const [first] = clauses
  return clauses.length === 2 && first?.title === words.title.trim() && first.body === words.text.trim()
}

/** The same Markdown with one clause reading otherwise, where it stood, or at the end where there was none. */
export function withClause(markdown: string, id: string, words: ClauseWords): string {
  const clause = parseClauses(markdown).find((one) => one.id === id)
  if (!clause) return `${markdown.trimEnd()}${markdown.trim() ? '\n\n' : ''}${printed(2, id, words)}\n`
  const rest = markdown.slice(clause.to)
  return `${markdown.slice(0, clause.from)}${printed(clause.level, id, words)}\n${rest ? `\n${rest}` : ''}`
}

/** An id for a new clause: the next of `c1`, `c2` … that is not among those taken. */
export function newClauseId(taken: readonly string[]): string {
  let n = 1
  while (taken.includes(`c${n}`)) n += 1
  return `c${n}`
}
