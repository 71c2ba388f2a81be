import { type Kysely, sql } from 'kysely'
import type { ProjectState, Segment } from '#contract/basics.ts'
import type { ProjectPlan } from '#contract/plan.ts'
import type { Facts, Overview, OverviewCell, OverviewProject } from '#contract/watch.ts'
import { emptyPlan } from '#core/plan.ts'
import { boardOf } from '#core/watch/board.ts'
import { cellStandings, qualityGap } from '#core/watch/standings.ts'
import type { Database } from '../db/schema.ts'

interface Raw {
  id: string
  name: string
  segment: Segment
  state: ProjectState
  owner: string
  plan: ProjectPlan | null
  facts: Facts | null
  alarms: number
  risks: number
}

/** The projects that a person owns, or all for the owner of the server, with what was measured last; no label is read. */
async function load(db: Kysely<Database>, person: { id: string; serverOwner: boolean }): Promise<Raw[]> {
  const { rows } = await sql<Raw>`select p.id, p.name, p.segment, p.state,
      coalesce((select string_agg(u.name, ', ' order by u.name) from membership m join person o on o.id = m.person_id join auth_user u on u.id = o.user_id where m.project_id = p.id and 'owner' = any(m.roles)), '') as owner,
      (select plan from project_plan v where v.project_id = p.id order by version desc limit 1) as plan, case when f.facts ? 'state' then f.facts end as facts,
      (select count(*)::int from alarm a where a.project_id = p.id and a.until is null) as alarms, (select count(*)::int from risk r where r.project_id = p.id and r.state = 'raised') as risks
    from project p left join watch_facts f on f.project_id = p.id
    where ${person.serverOwner} or exists (select 1 from membership m where m.project_id = p.id and m.person_id = ${person.id} and 'owner' = any(m.roles))
    order by p.name, p.id`.execute(db)
  return rows
}

function presentProject({ plan: stored, facts, ...row }: Raw): { project: OverviewProject; cells: OverviewCell[] } {
  const plan = { ...emptyPlan, ...stored }
  const common = { ...row, budget: plan.budget.amount, currency: plan.budget.currency }
  if (!facts) {
    const nothing = {
      wanted: 0,
      made: 0,
      forecast: null,
      daysLate: null,
      spent: null,
      agreement: null,
      computedAt: null,
    }
    return { project: { ...common, ...nothing }, cells: [] }
  }
  const board = boardOf(facts, plan)
  const { wanted, made, cost, agreement, forecast } = board.total
  return {
    project: {
      ...common,
      ...{ wanted, made, forecast, daysLate: board.daysLate, spent: cost.total, agreement: agreement?.value ?? null },
      computedAt: facts.computedAt,
    },
    cells: cellStandings(facts, plan).map((cell) => ({
      projectId: row.id,
      ...cell,
      underQuality: qualityGap(facts, plan, cell.language),
    })),
  }
}

/** All projects at a glance, by language and market, from what was measured last. */
export async function overview(db: Kysely<Database>, person: { id: string; serverOwner: boolean }): Promise<Overview> {
  const presented = (await load(db, person)).map(presentProject)
  return { projects: presented.map(({ project }) => project), cells: presented.flatMap(({ cells }) => cells) }
}
