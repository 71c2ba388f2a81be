import { type Kysely, sql } from 'kysely'
import type { AgreementMeasure, Figure } from '#contract/insights.ts'
import type { Facts } from '#contract/watch.ts'
import { endsOf } from '#core/watch/ends.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { askAgreement } from '../insights/ask-agreement.ts'
import { languageAgreementSteps } from '../insights/language-agreement.ts'
import { readVotes } from '../insights/read-votes.ts'
import { decisionMs } from '../insights/review-work.ts'
import { inTurns } from '../insights/turns.ts'
import type { Workshop } from '../insights/workshop.ts'
import { loadPlan } from '../queries/plans.ts'
import { acceptedLabels } from './accepted-labels.ts'
import { paces, workCells } from './work-cells.ts'

/** So long agreement may take, in ms; it is worked out apart from requests. */
const untilDone = 600_000

const unknown: Figure = { value: null, low: null, high: null, reason: 'no-pairs' }

async function settingsOf(db: Kysely<Database>, projectId: string) {
  const columns = ['consensus', 'overlap', 'gold_share', 'state'] as const
  return found(await db.selectFrom('project').select(columns).where('id', '=', projectId).executeTakeFirst())
}

/** Answers on gold of the work that is retired, and how many were right. */
async function skillOn(db: Kysely<Database>, projectId: string): Promise<Facts['skill']> {
  const { rows } = await sql<{
    answers: number
    correct: number
  }>`select count(*)::int as answers, (count(*) filter (where a.is_correct))::int as correct
    from gold_answer a join gold g on g.project_id = a.project_id and g.result_id = a.result_id
    where a.project_id = ${projectId} and a.pool = 'production' and g.retired_at is not null`.execute(db)
  const { answers = 0, correct = 0 } = rows[0] ?? {}
  return { answers, value: answers > 0 ? correct / answers : null }
}

/** Fewer people than these could be told apart by what they looked at. */
const leastPeople = 5

/** Mean minutes that somebody looked at masked content on a day of the last seven; 0 where fewer than five people did. */
async function exposureOn(db: Kysely<Database>, projectId: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 7 * 24 * 3_600_000)
  const { rows } = await sql<{
    minutes: number | null
  }>`select case when count(distinct person_id) >= ${leastPeople} then avg(seconds)::float8 / 60 end as minutes
    from (select person_id, (opened_at at time zone 'UTC')::date, sum(extract(epoch from coalesce(closed_at, beat_at) - opened_at)) as seconds from viewing
      where project_id = ${projectId} and opened_at >= ${since} and level > 0 group by 1, 2) d`.execute(db)
  return rows[0]?.minutes ?? 0
}

async function waitingReview(db: Kysely<Database>, projectId: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from review_item where project_id = ${projectId} and state in ('waiting', 'passed')`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

/** What the report does not work out by language. */
async function byLanguage(db: Kysely<Database>, projectId: string, measure: AgreementMeasure) {
  return inTurns(languageAgreementSteps(measure, await readVotes(db, projectId, { isOrdered: true })))
}

const usual = 'alpha-ordinal'

/** Agreement by the measure that the plan names, else by ordinal alpha; over all and by language. */
async function agreementOf(deps: Pick<Deps, 'db' | 'now'>, workshop: Workshop, projectId: string) {
  const { value } = await askAgreement(deps, workshop, projectId, {
    narrow: {},
    patience: { first: untilDone, again: untilDone },
  })
  const measure = (await loadPlan(deps.db, projectId)).plan.standards.agreement?.measure ?? usual
  const all = value?.computed.measures.find((row) => row.measure === measure)
  const figure = ({ value, low, high, reason }: Figure): Figure => ({ value, low, high, reason })
  const slices = (value?.computed.slices ?? []).flatMap(({ by, key, alpha }) =>
    by === 'language' ? [{ language: key, ...figure(alpha) }] : [],
  )
  return {
    agreement: all ? figure(all) : unknown,
    agreementBy: measure === usual ? slices : await byLanguage(deps.db, projectId, measure),
  }
}

/** Measures a project anew; for a million labels it takes seconds, so nobody's request waits for it. */
export async function measureFacts(
  deps: Pick<Deps, 'db' | 'now'>,
  workshop: Workshop,
  projectId: string,
): Promise<Facts> {
  const { db } = deps
  const now = deps.now()
  const { consensus, overlap, gold_share: goldShare, state } = await settingsOf(db, projectId)
  const cells = await workCells(db, projectId, now)
  const accepted = await acceptedLabels(db, projectId, consensus)
  const figures = await agreementOf(deps, workshop, projectId)
  const whole = cells.map((cell) => {
    const { labels: counting = 0, accepted: taken = 0 } =
      accepted.get(JSON.stringify([cell.language, cell.market])) ?? {}
    return { ...cell, counting, accepted: taken }
  })
  return {
    ...{ computedAt: now.toISOString(), state },
    cells: whole,
    paces: await paces(db, projectId, now),
    ends: endsOf(whole),
    ...figures,
    skill: await skillOn(db, projectId),
    exposureMinutes: await exposureOn(db, projectId, now),
    waitingReview: await waitingReview(db, projectId),
    decisionMs: await decisionMs(db, projectId),
    ...{ overlap, goldShare },
  }
}
