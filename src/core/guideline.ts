/** A clause of a guideline: a heading of level 2 to 6 and the text up to the next heading of any level. */
export interface Clause {
  /** The id written in the heading as `{#id}`; empty if it has none. */
  id: string
  title: string
  level: number
  body: string
  /** Where the heading begins in the Markdown, and where the body ends; in UTF-16 units. */
  from: number
  to: number
}

/** What can be wrong with the clauses of a guideline's languages. */
export interface ClauseProblem {
  language: string
  id: 'no-id' | 'bad-id' | 'duplicate-id' | 'no-title' | 'missing-clause'
  /** The id, or where there is none the title, of the clause. */
  clause: string
}

interface Heading {
  level: number
  title: string
  id: string
  from: number
  end: number
}

/** The clauses of a guideline in Markdown. The level-1 heading is the guideline's title, not a clause. */
export function parseClauses(markdown: string): Clause[] {
  const headings = findHeadings(markdown)
  return headings.flatMap(({ level, title, id, from, end }, at) => {
    if (level === 1) return []
    const to = headings[at + 1]?.from ?? markdown.length
    return { id, title, level, body: markdown.slice(end, to).trim(), from, to }
  })
}

/**
 * The same Markdown with an id in the heading of every clause. An id that stands stays, whatever the title becomes. A
 * clause without one takes that of the clause of the same title in `previous` (an earlier version, or the same version
 * in another language), else the next of `c1`, `c2` … that neither text uses, so that no id comes back with another meaning.
 */
export function withIds(markdown: string, previous = ''): string {
  const clauses = parseClauses(markdown)
  const older = parseClauses(previous).filter(({ id }) => id !== '')
  const here = new Set(clauses.map(({ id }) => id))
  const ever = new Set([...here, ...older.map(({ id }) => id)])
  let n = 0
  function newId(title: string): string {
    const known = older.find((clause) => clause.title === title && !here.has(clause.id))
    if (known) return known.id
    do n += 1
    while (ever.has(`c${n}`))
    return `c${n}`
  }
  let text = ''
  let done = 0
  for (const heading of findHeadings(markdown)) {
    if (heading.level === 1 || heading.id !== '') continue
    const id = newId(heading.title)
    here.add(id)
    ever.add(id)
    text += `${markdown.slice(done, heading.end).trimEnd()} {#${id}}`
    done = heading.end
  }
  return text + markdown.slice(done)
}

/** What keeps a guideline from being published: ids that are missing, malformed or doubled, and clauses that a language lacks. */
export function clauseProblems(texts: Readonly<Record<string, string>>): ClauseProblem[] {
  const languages = Object.entries(texts).map(([language, markdown]) => ({ language, clauses: parseClauses(markdown) }))
  const all = new Set(languages.flatMap(({ clauses }) => clauses.map(({ id }) => id)).filter((id) => id !== ''))
  return languages.flatMap(({ language, clauses }) => {
    const own = clauses.flatMap((clause, at) => clauseProblem(clause, clauses.slice(0, at)))
    const ids = new Set(clauses.map(({ id }) => id))
    const missing = [...all].filter((id) => !ids.has(id)).map((clause) => ({ id: 'missing-clause' as const, clause }))
    return [...own, ...missing].map((problem) => ({ language, ...problem }))
  })
}

function clauseProblem({ id, title }: Clause, before: readonly Clause[]): Omit<ClauseProblem, 'language'>[] {
  if (title === '') return [{ id: 'no-title', clause: id }]
  if (id === '') return [{ id: 'no-id', clause: title }]
  if (!/^[a-z0-9][\w.-]{0,63}$/i.test(id)) return [{ id: 'bad-id', clause: id }]
  return before.some((other) => other.id === id) ? [{ id: 'duplicate-id', clause: id }] : []
}

/** ATX headings (`## Title`) outside fenced code. Underlined ones are left alone: they cannot carry an id on their line. */
function findHeadings(markdown: string): Heading[] {
  const headings: Heading[] = []
  let fence = ''
  for (const line of markdown.matchAll(/[^\r\n]+/g)) {
    const text = line[0]
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/s.exec(text)
    if (mark?.[1]) {
      if (fence === '') fence = mark[1]
      else if (mark[1].startsWith(fence) && mark[2]?.trim() === '') fence = ''
    }
    const found = fence === '' && !mark ? /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/s.exec(text.trimEnd()) : null
    if (!found?.[1]) continue
    headings.push({
      level: found[1].length,
      ...titleAndId(found[2] ?? ''),
      from: line.index,
      end: line.index + text.length,
    })
  }
  return headings
}

function titleAndId(text: string): { title: string; id: string } {
  const at = text.endsWith('}') ? text.lastIndexOf('{#') : -1
  const id = at < 0 ? '' : text.slice(at + 2, -1)
  return id === '' || /[\s{}]/.test(id) ? { title: text.trim(), id: '' } : { title: text.slice(0, at).trim(), id }
}

/** Ids of the clauses that read otherwise in a later version of a guideline, or are gone; in any language. */
export function changedClauses(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  const changed = new Set<string>()
  for (const [language, text] of Object.entries(before)) {
    const now = new Map(parseClauses(after[language] ?? '').map((clause) => [clause.id, clause]))
    for (const { id, title, body } of parseClauses(text)) {
      const later = now.get(id)
      if (id !== '' && after[language] !== undefined && (later?.title !== title || later.body !== body)) changed.add(id)
    }
  }
  return [...changed]
}
