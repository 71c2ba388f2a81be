import { type Kysely, sql } from 'kysely'
import type { Organisation, OwnViewing } from '#contract/organisation.ts'
import type { ViewingPreferences } from '#contract/viewing.ts'
import { organisationOf, preferencesOf } from '#core/viewing-settings.ts'
import type { Database } from '../../db/schema.ts'

interface Stored {
  viewing: string | null
  support: string | null
}

const supportOf = (stored: string | null) => (stored ? (JSON.parse(stored) as Organisation['support']) : [])

/** What the owner of the server set for everybody. */
export async function readOrganisation(db: Kysely<Database>): Promise<Organisation> {
  const { rows } = await sql<Stored>`select (select value from server_setting where key = 'viewing') as viewing,
    (select value from server_setting where key = 'support') as support`.execute(db)
  return { viewing: organisationOf(rows[0]?.viewing), support: supportOf(rows[0]?.support ?? null) }
}

/** Sets what holds for everybody. */
export async function writeOrganisation(db: Kysely<Database>, { viewing, support }: Organisation): Promise<void> {
  const values = [
    { key: 'viewing', value: JSON.stringify(viewing) },
    { key: 'support', value: JSON.stringify(support) },
  ]
  await db
    .insertInto('server_setting')
    .values(values)
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })))
    .execute()
}

/** How a person sees masked things, and what of it they chose. */
export async function ownViewing(db: Kysely<Database>, personId: string): Promise<OwnViewing> {
  const row = await db
    .selectFrom('viewing_preference')
    .select('preferences')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const { viewing, support } = await readOrganisation(db)
  const own = row?.preferences ?? {}
  return { preferences: preferencesOf(own, viewing), own, organisation: viewing, support }
}

/** Keeps what a person chose, in place of what they chose before. */
export async function keepPreferences(
  db: Kysely<Database>,
  personId: string,
  own: Partial<ViewingPreferences>,
): Promise<void> {
  const preferences = JSON.stringify(own)
  await db
    .insertInto('viewing_preference')
    .values({ person_id: personId, preferences })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ preferences }))
    .execute()
}
