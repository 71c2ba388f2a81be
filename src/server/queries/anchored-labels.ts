import { sql, type Transaction } from 'kysely'
import type { ViewingSettings } from '#contract/viewing.ts'
import { isMaskedTreatment } from '#core/viewing.ts'
import { defaultPreferences, defaultViewing } from '#core/viewing-settings.ts'
import type { Database } from '../db/schema.ts'
import type { CheckedLabel } from './check-labels.ts'
import { type HeldFacts, heldColumns } from './stored-result.ts'
import { cardOf } from './view-range.ts'

type Row = HeldFacts & { key: string; viewing: Partial<ViewingSettings> }

/** Whether the card of a masked result names a model's guess. */
function namesGuess({ viewing, ...facts }: Row): boolean {
  const viewer = { preferences: defaultPreferences, settings: { ...defaultViewing, ...viewing }, trialStart: null }
  return isMaskedTreatment(facts.treatment) && cardOf(facts, viewer, undefined).source === 'prediction'
}

/**
 * The ids of labels that were decided on a card, or on a picture too small to tell, where the card names a model's guess: such a label
 * must never train or test that model.
 */
export async function anchoredLabels(
  trx: Transaction<Database>,
  checked: readonly CheckedLabel[],
): Promise<ReadonlySet<string>> {
  const low = checked.filter(({ label }) => label.revealLevel <= 1 && label.kind !== 'retraction')
  if (low.length === 0) return new Set()
  const pairs = low.map(({ assignment, resultId }) => ({ project_id: assignment.project_id, id: resultId }))
  const { rows } = await sql<Row>`select r.project_id || '/' || r.id as key, p.viewing, ${heldColumns} from result r
    join (select distinct project_id, id from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as s(project_id uuid, id uuid)) s on s.project_id = r.project_id and s.id = r.id
    join query q on q.project_id = r.project_id and q.id = r.query_id join project p on p.id = r.project_id where r.predicted <> '[]'`.execute(
    trx,
  )
  const guessed = new Set(rows.filter(namesGuess).map(({ key }) => key))
  const isGuessed = ({ assignment, resultId }: CheckedLabel) => guessed.has(`${assignment.project_id}/${resultId}`)
  return new Set(low.filter(isGuessed).map(({ label }) => label.id))
}
