import { type Kysely, sql } from 'kysely'
import type { DriftAnchor, DriftReport, LanguageDrift, PersonDrift } from '#contract/drift.ts'
import type { Figure } from '#contract/insights.ts'
import { severities } from '#core/agreement/severity.ts'
import { driftSteps, type Offset } from '#core/drift.ts'
import { groupBy } from '#core/group-by.ts'
import { numbering } from '#core/growing.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { shownQuery, shownTitle } from '../queries/hold-back.ts'
import { type AnchorGrade, readAnchors } from './read-anchors.ts'
import { inTurns } from './turns.ts'

const seed = 1
/** Anchors that are told one by one. */
const anchorsTold = 100

type Told = Omit<DriftAnchor, 'query' | 'language' | 'docId' | 'title'> & { resultId: string }
/** The report before names and words are put in. */
export interface ComputedDrift {
  languages: LanguageDrift[]
  people: (Omit<PersonDrift, 'name'> & { id: string })[]
  anchors: Told[]
  anchorCount: number
}

const figureOf = ({ value, low, high }: Pick<Offset, 'value' | 'low' | 'high'>): Figure => ({
  ...{ value, low, high, reason: value === null ? ('no-pairs' as const) : null },
})
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

/** How far each person lies from the others of the same language on the same anchors. */
function amongTheirs(
  grades: readonly (AnchorGrade & { place: number })[],
  raters: string[],
  categories: number,
): Figure[] {
  const [units, anchors] = [numbering(), numbering()]
  const numberOf = new Map(raters.map((id, at) => [id, at]))
  const rows = grades.map((one) => ({ ...one, unit: units.numberOf(`${one.language} ${one.anchor}`) }))
  const group = new Int32Array(units.names.length)
  for (const { unit, anchor } of rows) group[unit] = anchors.numberOf(anchor)
  const column = (value: (row: (typeof rows)[number]) => number) => Int32Array.from(rows, value)
  const votes = {
    ...{ units: group.length, raters: raters.length, categories },
    ...{ unit: column(({ unit }) => unit), value: column(({ place }) => place) },
    rater: column(({ rater }) => numberOf.get(rater) ?? 0),
  }
  const byRater = new Map(severities(votes, group).map((one) => [one.rater, one]))
  return raters.map((_, at) => {
    const one = byRater.get(at)
    const [low, high] = one?.ci95 ?? [null, null]
    return figureOf({ value: one?.steps ?? null, low, high })
  })
}

/** The harshest first; who cannot be compared comes last. */
const byHarshness = (a: Figure, b: Figure) =>
  (a.value ?? Number.POSITIVE_INFINITY) - (b.value ?? Number.POSITIVE_INFINITY) || 0

/** Which language and who is harsher in a project, and the anchors that tell it. */
export async function computeDrift(db: Kysely<Database>, projectId: string): Promise<ComputedDrift> {
  const scale = await db
    .selectFrom('project')
    .innerJoin('scale', (join) =>
      join.onRef('scale.project_id', '=', 'project.id').onRef('scale.version', '=', 'project.scale_version'),
    )
    .select('scale.grades')
    .where('project.id', '=', projectId)
    .executeTakeFirst()
  const values = found(scale)
    .grades.map(({ value }) => value)
    .sort((a, b) => a - b)
  const places = new Map(values.map((value, at) => [value, at]))
  const all = (await readAnchors(db, projectId)).flatMap((grade) => {
    const place = places.get(grade.value)
    return place === undefined ? [] : [{ ...grade, place }]
  })
  const byAnchor = [...groupBy(all, ({ anchor }) => anchor)].filter(
    ([, grades]) => new Set(grades.map(({ language }) => language)).size > 1,
  )
  const grades = byAnchor.flatMap(([, own]) => own)
  const [languages, people, anchors] = [numbering(), numbering(), numbering()]
  const labels = grades.map(({ anchor, language, rater, place }) => ({
    ...{ anchor: anchors.numberOf(anchor), language: languages.numberOf(language) },
    ...{ person: people.numberOf(rater), place },
  }))
  const drift = await inTurns(
    driftSteps(labels, { languages: languages.names.length, people: people.names.length, seed }),
  )
  const own = amongTheirs(grades, people.names, values.length)
  const ofRater = groupBy(grades, ({ rater }) => rater)
  return {
    languages: drift.languages
      .map(({ anchors: n, labels: given, ...offset }, at) => ({
        ...{ language: languages.names[at] ?? '', anchors: n, labels: given, offset: figureOf(offset) },
      }))
      .sort((a, b) => byHarshness(a.offset, b.offset)),
    people: drift.people
      .map(({ anchors: n, labels: given, ...offset }, at) => {
        const id = people.names[at] ?? ''
        const theirs = ofRater.get(id) ?? []
        const spoken = [...new Set(theirs.map(({ language }) => language))].sort()
        const inLanguage = own[at] ?? figureOf({ value: null, low: null, high: null })
        const facts = { id, isSource: theirs[0]?.isSource ?? false, languages: spoken, anchors: n, labels: given }
        return { ...facts, inAll: figureOf(offset), inLanguage }
      })
      .sort((a, b) => byHarshness(a.inAll, b.inAll)),
    anchors: byAnchor
      .map(([key, given]) => toldOf(key, given))
      .sort((a, b) => b.range - a.range || (a.key < b.key ? -1 : 1))
      .slice(0, anchorsTold),
    anchorCount: byAnchor.length,
  }
}

function toldOf(key: string, grades: readonly (AnchorGrade & { place: number })[]): Told {
  const cells = [...groupBy(grades, ({ language }) => language)]
  const means = cells.map(([, own]) => mean(own.map(({ place }) => place)))
  return {
    ...{ key, resultId: grades[0]?.resultId ?? '', sessionId: grades[0]?.sessionId ?? null },
    cells: cells.map(([language, own]) => ({ language, values: own.map(({ value }) => value).sort((a, b) => a - b) })),
    range: Math.max(...means) - Math.min(...means),
  }
}

/** Puts names and the words that may be shown into a report. */
export async function presentDrift(
  db: Kysely<Database>,
  projectId: string,
  { anchors, people, ...computed }: ComputedDrift,
  nameOf: (id: string) => string,
): Promise<Omit<DriftReport, 'computedAt'>> {
  const { rows } = await sql<
    Pick<DriftAnchor, 'query' | 'language' | 'docId' | 'title'> & { id: string }
  >`select r.id, ${shownQuery} as query, q.language, r.external_id as "docId", ${shownTitle} as title
    from result r join query q on q.project_id = r.project_id and q.id = r.query_id
    where r.project_id = ${projectId} and r.treatment <> 'TX' and r.id = any(${anchors.map(({ resultId }) => resultId)}::uuid[])`.execute(
    db,
  )
  const words = new Map(rows.map(({ id, ...row }) => [id, row]))
  return {
    ...computed,
    people: people.map(({ id, ...row }) => ({ ...row, name: nameOf(id) })),
    anchors: anchors.flatMap(({ resultId, ...anchor }, at) => {
      const own = words.get(resultId)
      return own ? [{ ...anchor, ...own, key: String(at) }] : []
    }),
  }
}
