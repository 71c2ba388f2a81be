import { type Kysely, sql } from 'kysely'
import type { DataCard } from '#contract/delivery.ts'
import type { ConsensusRule } from '#contract/project.ts'
import { skill } from '#core/skill.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { agreementSteps } from '../insights/agreement-report.ts'
import { readVotes } from '../insights/read-votes.ts'
import { inTurns } from '../insights/turns.ts'
import { goldTally } from '../insights/work-facts.ts'
import { counts } from '../queries/counting-labels.ts'
import { isThere } from '../queries/hold-back.ts'
import { loadPlan } from '../queries/plans.ts'
import type { Graded } from './write-grades.ts'

/** What a card is made of beside the labels. */
export interface CardOf {
  projectId: string
  version: number
  rule: ConsensusRule
  note: string
  limitations: string
  now: Date
}

async function projectFacts(db: Kysely<Database>, projectId: string) {
  const row = await db
    .selectFrom('project')
    .innerJoin('scale', (join) =>
      join.onRef('scale.project_id', '=', 'project.id').onRef('scale.version', '=', 'project.scale_version'),
    )
    .select(['name', 'segment', 'project.kind', 'overlap', 'dynamic_overlap', 'max_overlap', 'scale_version'])
    .select(['scale.kind as scale_kind', 'grades'])
    .where('project.id', '=', projectId)
    .executeTakeFirst()
  return found(row)
}

interface LabelFacts {
  labels: number
  people: number
  cannot: number
  anchored: number
  first: Date | null
  last: Date | null
}

const labelled = (
  projectId: string,
) => sql`from current_label l join result r on r.project_id = l.project_id and r.id = l.result_id
  join label m on m.project_id = l.project_id and m.id = l.label_id left join assignment a on a.project_id = l.project_id and a.id = l.assignment_id
  left join source c on c.project_id = l.project_id and c.id = l.source_id where l.project_id = ${projectId} and ${isThere} and ${counts}`

async function labelFacts(db: Kysely<Database>, projectId: string) {
  const { rows } =
    await sql<LabelFacts>`select count(*)::int as labels, count(distinct l.person_id)::int as people, count(*) filter (where l.kind = 'cannot-judge')::int as cannot,
      count(*) filter (where m.anchored)::int as anchored, min(m.made_at) as first, max(m.made_at) as last ${labelled(projectId)}`.execute(
      db,
    )
  const guidelines = await sql<{
    version: number
    labels: number
  }>`select m.guideline_version as version, count(*)::int as labels
    ${labelled(projectId)} and l.person_id is not null group by 1 order by 1`.execute(db)
  const treatments = await sql<
    DataCard['treatments'][number]
  >`select r.treatment, count(*)::int as results from result r
    where r.project_id = ${projectId} and ${isThere} and r.task_id is not null and r.form in ('document', 'pair', 'sides') group by 1 order by 1`.execute(
    db,
  )
  return { ...found(rows[0]), guidelines: guidelines.rows, treatments: treatments.rows }
}

const nameOf = (names: Record<string, string>) => names.en ?? Object.values(names)[0] ?? ''

/** The data card of the labels as `db` shows them; given a transaction that sees one moment, the card is of that moment. */
export async function makeCard(db: Kysely<Database>, of: CardOf, per: Graded): Promise<DataCard> {
  const { projectId, version, rule, note, limitations, now } = of
  const project = await projectFacts(db, projectId)
  const { plan } = await loadPlan(db, projectId)
  const facts = await labelFacts(db, projectId)
  const { measures } = await inTurns(agreementSteps(await readVotes(db, projectId, { isOrdered: true })))
  const gold = await goldTally(db, { projectId, since: null })
  const { low, high } = skill(gold)
  const sum = (key: 'queries' | 'results' | 'graded') => per.places.reduce((all, place) => all + place[key], 0)
  const graded = sum('graded')
  return {
    ...{ format: 1, project: project.name, segment: project.segment, kind: project.kind, version },
    ...{ frozenAt: now.toISOString(), note, request: plan.request },
    labelled: { from: facts.first?.toISOString() ?? null, to: facts.last?.toISOString() ?? null },
    counts: { queries: sum('queries'), results: sum('results'), graded, labels: facts.labels, people: facts.people },
    places: per.places,
    scale: {
      ...{ version: project.scale_version, kind: project.scale_kind },
      grades: project.grades.map(({ value, gain, names }) => ({ value, gain, name: nameOf(names) })),
    },
    ...{ guidelines: facts.guidelines, rule },
    overlap: {
      ...{ wanted: project.overlap, isDynamic: project.dynamic_overlap, most: project.max_overlap },
      mean: graded === 0 ? null : per.labels / graded,
    },
    agreement: measures.map(({ labels: _, ...figure }) => figure),
    gold: { answers: gold.total, right: gold.total === 0 ? null : gold.correct / gold.total, low, high },
    ...{ treatments: facts.treatments, anchored: facts.anchored, cannotJudge: facts.cannot, limitations },
  }
}
