import { sql } from 'kysely'
import type { Notice } from '#contract/review.ts'
import type { On } from '../router.ts'

/** A person's inbox. */
export function noticeRoutes(on: On): void {
  on('notice.list', async ({ db, person }) => {
    const { rows } = await sql<
      Omit<Notice, 'at'> & { at: Date }
    >`select n.id, n.kind, n.project_id as "projectId", coalesce(p.name, '') as "projectName", n.detail, n.at,
        n.read_at is not null as "isRead" from notification n left join project p on p.id = n.project_id where n.person_id = ${person.id} order by n.at desc, n.id desc limit 50`.execute(
      db,
    )
    const notices = rows.map((row) => ({ ...row, at: row.at.toISOString() }))
    const { n } = await db
      .selectFrom('notification')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('person_id', '=', person.id)
      .where('read_at', 'is', null)
      .executeTakeFirstOrThrow()
    return { notices, unread: Number(n) }
  })

  on('notice.read', async ({ db, body, person, now }) => {
    await db
      .updateTable('notification')
      .set({ read_at: now() })
      .where('person_id', '=', person.id)
      .where('id', 'in', body.ids)
      .where('read_at', 'is', null)
      .execute()
    return { ok: true }
  })
}
