import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import { counts, fewCountingLabels, isFull, mainDimension } from './counting-labels.ts'

/** A task is adjudicated once it is full, something in it was decided, and nothing in it waits; else it is open again, unless it is set aside. */
export async function closeTasks(trx: Transaction<Database>, projectId: string, taskIds: string[]): Promise<void> {
  await sql`with judged as (select t.id, t.held = 0 and exists (select 1 from review_item i where i.project_id = t.project_id and i.task_id = t.id and i.state = 'decided')
      and not exists (select 1 from review_item i where i.project_id = t.project_id and i.task_id = t.id and i.state <> 'decided'
        and not exists (select 1 from result r where r.project_id = i.project_id and r.id = i.result_id and r.treatment = 'TX'))
      and not exists (select 1 from result r where r.project_id = t.project_id and r.task_id = t.id and r.treatment <> 'TX'
        and not ${isFull(sql`(select count(*) ${fewCountingLabels} where l.project_id = r.project_id and l.result_id = r.id and l.dimension = ${mainDimension(projectId)} and ${counts})`)}) as full
      from task t where t.project_id = ${projectId} and t.id = any(${taskIds}) and t.state in ('open', 'adjudicated'))
    update task t set state = case when judged.full then 'adjudicated' when t.set_aside then 'closed' else 'open' end from judged where t.project_id = ${projectId} and t.id = judged.id`.execute(
    trx,
  )
}
