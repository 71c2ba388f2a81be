import { type Kysely, sql } from 'kysely'
import type { DataCard } from '#contract/delivery.ts'
import type { ProjectPlan } from '#contract/plan.ts'
import type { ProjectReport } from '#contract/report.ts'
import { acceptedShare } from '#core/accepted.ts'
import { rateFor } from '#core/plan.ts'
import { priceOfDecision } from '#core/price-of-decision.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { deliveredRuns } from '../delivery/delivered-runs.ts'
import type { Deps, Patience } from '../deps.ts'
import { presentLife } from '../queries/life.ts'
import { loadPlan } from '../queries/plans.ts'
import { askQuality, type WorkFacts } from './quality.ts'
import { decisionMs, openDecisions } from './review-work.ts'
import type { Workshop } from './workshop.ts'

const hourMs = 3_600_000

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

/** What the work came to, per language and in all, with the plan's fixed costs, and what the decisions still open would come to. */
function costs(
  { work, accepted }: Work,
  plan: ProjectPlan,
  open: { decisions: number; eachMs: number | null },
): ProjectReport['cost'] {
  const languages = work.map(({ language, count, sumMs, extraMs }) => {
    const perHour = rateFor(plan, language)
    const ms = sumMs + extraMs
    const money = perHour === null ? null : (perHour * ms) / hourMs
    const share = acceptedShare(accepted[language])
    const perAccepted = money === null || count === 0 || !share ? null : money / count / share
    return { language, labels: count, minutes: ms / 60_000, money, perHour, perAccepted }
  })
  const fixed = sum(plan.fixedCosts.map(({ amount }) => amount))
  const labels = sum(languages.map((row) => row.labels))
  const spent = languages.every(({ money }) => money !== null) ? sum(languages.map(({ money }) => money ?? 0)) : null
  const ms = sum(work.map(({ sumMs, extraMs }) => sumMs + extraMs))
  const each = spent === null ? null : priceOfDecision({ spent, labels, ms }, open.eachMs)
  return {
    ...{ currency: plan.budget.currency, budget: plan.budget.amount, fixed },
    languages: languages.map((row) => ({ ...row, money: row.money && Math.round(row.money) })),
    // Rounded once: the sum of the languages as they are shown may differ by a cent or so from what the board tells.
    total: spent === null ? null : Math.round(spent + fixed),
    open: {
      decisions: open.decisions,
      money: each === null ? null : Math.round(open.decisions * each),
    },
  }
}

type Work = Pick<WorkFacts, 'work' | 'accepted'>
const noWork: Work = { work: [], accepted: {} }

interface Counts {
  queries: number
  results: number
  labels: number
  people: number
  from: Date | null
  to: Date | null
}

async function countsOf(db: Kysely<Database>, projectId: string) {
  const { rows } =
    await sql<Counts>`select (select count(*)::int from query where project_id = ${projectId}) as queries,
      (select count(*)::int from result where project_id = ${projectId} and treatment <> 'TX' and task_id is not null and form in ('document', 'pair', 'sides')) as results,
      coalesce(sum(labels), 0)::int as labels, count(distinct rater_id)::int as people, min(first_at) as from, max(last_at) as to
    from label_tally where project_id = ${projectId} and is_person and kind <> 'retraction' and labels > 0`.execute(db)
  const { from, to, ...counts } = found(rows[0])
  return { counts, labelled: { from: from?.toISOString() ?? null, to: to?.toISOString() ?? null } }
}

async function deliveriesOf(db: Kysely<Database>, projectId: string): Promise<ProjectReport['deliveries']> {
  const rows = await db
    .selectFrom('delivery')
    .select(['version', 'made_at', 'card', 'manifest_hash'])
    .where('project_id', '=', projectId)
    .where('state', '=', 'ready')
    .orderBy('version')
    .execute()
  return rows.map(({ version, made_at, card, manifest_hash }) => ({
    ...{ version, at: made_at.toISOString(), counts: (card as DataCard).counts, manifestHash: manifest_hash },
  }))
}

/** What became of a project; figures are null where they take longer than the patience. */
export async function projectReport(
  deps: Pick<Deps, 'db' | 'now'>,
  workshop: Workshop,
  { projectId, patience }: { projectId: string; patience: Patience },
): Promise<ProjectReport> {
  const { db } = deps
  const project = db.selectFrom('project').select(['name', 'segment']).where('id', '=', projectId)
  const { name, segment } = found(await project.executeTakeFirst())
  const { plan } = await loadPlan(db, projectId)
  const { state, steps } = await presentLife(db, projectId)
  const [deliveries, counted] = [await deliveriesOf(db, projectId), await countsOf(db, projectId)]
  const span = { projectId, since: null }
  const quality = await askQuality(deps, workshop, { span, plan, patience })
  const runs = await deliveredRuns(deps, workshop, { projectId, asked: plan.request.measure, patience })
  const { lessons = '' } =
    (await db.selectFrom('project_review').select('lessons').where('project_id', '=', projectId).executeTakeFirst()) ??
    {}
  const way = [...steps].reverse()
  const first = (to: string) => way.find((step) => step.to === to)?.at ?? null
  const { pilot, production, delivery } = plan.dates
  return {
    ...{ project: name, segment, state, request: plan.request, sample: plan.sample, ...counted },
    dates: {
      pilot: { planned: pilot, actual: first('pilot') },
      production: { planned: production, actual: first('production') },
      delivery: { planned: delivery, actual: deliveries[0]?.at ?? null },
    },
    steps: way.map(({ to, decision, round, at, note }) => ({ to, decision, round, at, note })),
    cost: costs(quality.facts ?? noWork, plan, {
      decisions: await openDecisions(db, projectId),
      eachMs: await decisionMs(db, projectId),
    }),
    ...{ quality: quality.rows, deliveries, runs: runs.value, lessons },
    isComputing: quality.isComputing || runs.isComputing,
  }
}
