import { type Kysely, sql } from 'kysely'
import type { Facts } from '#contract/watch.ts'
import type { Database } from '../db/schema.ts'
import type { Deps, Patience } from '../deps.ts'
import { changeMark } from '../insights/change-mark.ts'
import type { Known, Workshop } from '../insights/workshop.ts'
import { heedFacts } from './heed.ts'
import { measureFacts } from './measure-facts.ts'

/** A text that differs whenever what is watched can have changed beside the labels: plan, settings, retired gold, open risks, or the day. */
async function factsBasis(db: Kysely<Database>, projectId: string, now: Date): Promise<string> {
  const { rows } = await sql<{
    mark: string
  }>`select concat_ws('|', p.overlap, p.gold_share, p.consensus, p.state, (select max(version) from project_plan where project_id = p.id),
      (select count(*) from review_item where project_id = p.id and state in ('waiting', 'passed')),
      (select max(retired_at) from gold where project_id = p.id),
      (select md5(string_agg(concat(id, trigger), ',' order by id)) from risk where project_id = p.id and state = 'open' and trigger is not null)) as mark from project p where p.id = ${projectId}`.execute(
    db,
  )
  return [rows[0]?.mark ?? '', now.toISOString().slice(0, 10)].join('|')
}

async function store(db: Kysely<Database>, projectId: string, mark: string, facts: Facts): Promise<void> {
  const row = { mark, facts: JSON.stringify(facts), computed_at: new Date(facts.computedAt) }
  await db
    .insertInto('watch_facts')
    .values({ project_id: projectId, ...row })
    .onConflict((conflict) => conflict.column('project_id').doUpdateSet(row))
    .execute()
}

/** What was measured of a project last, by whichever process; null where nothing was. */
export async function storedFacts(db: Kysely<Database>, projectId: string) {
  const row = await db
    .selectFrom('watch_facts')
    .select(['mark', 'facts'])
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  // What was measured before the state was kept is measured again.
  return row && 'state' in row.facts ? { mark: row.mark, facts: row.facts } : null
}

/**
 * What is measured of a project as it stands, or as it stood before where measuring takes longer than somebody waits. Once it is measured, alarms and risks follow it.
 */
export async function freshFacts(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  workshop: Workshop,
  projectId: string,
  patience: Patience,
): Promise<Known<Facts>> {
  const { db } = deps
  const [basis, mark] = [await factsBasis(db, projectId, deps.now()), await changeMark(db, projectId)]
  const whole = `${mark}|${basis}`
  const known = await storedFacts(db, projectId)
  if (known?.mark === whole) return { value: known.facts, isComputing: false }
  const work = async () => {
    const facts = await measureFacts(deps, workshop, projectId)
    await store(db, projectId, whole, facts)
    await heedFacts(deps, projectId, facts)
    return facts
  }
  // A room of its own: measuring waits for what is worked out in the project's.
  const { value, isComputing } = await workshop.ask({
    ...{ projectId, room: `watch ${projectId}`, key: 'facts', basis, mark, work, keepsItself: true },
    patience: { ...patience, first: known ? patience.again : patience.first },
  })
  return { value: value ?? known?.facts ?? null, isComputing }
}
