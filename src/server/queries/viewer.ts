import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { ViewingPreferences, ViewingSettings } from '#contract/viewing.ts'
import type { Level } from '#core/viewing.ts'
import { defaultViewing, organisationOf, preferencesOf } from '#core/viewing-settings.ts'
import { scopedId } from '../crypto.ts'
import type { Database } from '../db/schema.ts'

/** Who looks at masked results of a project: how they want to see them, and how the project lets them. */
export interface Viewer {
  preferences: ViewingPreferences
  settings: ViewingSettings
  /** Where the sitting's style of masking starts, in a project that compares two. */
  trialStart: Level | null
}

/** The raw parts of a viewer, as `viewerColumns` reads them. */
export interface StoredViewer {
  viewing: Partial<ViewingSettings>
  own_preferences: Partial<ViewingPreferences> | null
  organisation: string | null
}

/** What a viewer is made of, from `project p` and the joins below. */
export const viewerColumns: RawBuilder<unknown> = sql`p.viewing, vp.preferences as own_preferences, vs.value as organisation`

/** The person's preferences and the organisation's; they are read along with something else. */
export const viewerJoins = (personId: string): RawBuilder<unknown> =>
  sql`left join viewing_preference vp on vp.person_id = ${personId} left join server_setting vs on vs.key = 'viewing'`

/** A viewer from the parts that were read; `trialStart` follows from the sitting. */
export function viewerOf(
  { viewing, own_preferences, organisation }: StoredViewer,
  trialStart: Level | null = null,
): Viewer {
  const settings = { ...defaultViewing, ...viewing }
  return { preferences: preferencesOf(own_preferences, organisationOf(organisation)), settings, trialStart }
}

/** A person as a viewer of a project, outside any sitting. */
export async function loadViewer(db: Kysely<Database>, projectId: string, personId: string): Promise<Viewer> {
  const { rows } = await sql<StoredViewer>`select ${viewerColumns} from project p ${viewerJoins(personId)}
    where p.id = ${projectId}`.execute(db)
  return viewerOf(rows[0] ?? { viewing: {}, own_preferences: null, organisation: null })
}

/** Which of two styles of masking a sitting gets: at random, and the same whenever it is asked. */
export async function trialArm(secret: string, assignmentId: string): Promise<'a' | 'b'> {
  const sign = await scopedId(secret, assignmentId, 'masking')
  return sign.charCodeAt(0) % 2 === 1 ? 'a' : 'b'
}

/** The level that masked results of a sitting start at, where the project compares two; a treatment's own start is never raised. */
export async function trialStart(
  secret: string,
  trial: ViewingSettings['trial'] | undefined,
  assignmentId: string,
): Promise<Level | null> {
  return trial ? trial[await trialArm(secret, assignmentId)] : null
}
