import type { ActionRow } from '../action.ts'
import { calibrationActions, leadingActions } from './calibration.ts'
import { globalActions } from './global.ts'
import { labelActions, preferenceActions, reasonActions } from './label.ts'
import { mediaActions } from './media.ts'
import { navigationActions } from './navigation.ts'
import { clauseActions, reviewActions } from './review.ts'
import { runsActions } from './runs.ts'
import { safetyActions } from './safety.ts'
import { suspectActions } from './suspect.ts'
import { viewingActions } from './viewing.ts'

const rows = [
  ...globalActions,
  ...labelActions,
  ...preferenceActions,
  ...reasonActions,
  ...safetyActions,
  ...reviewActions,
  ...clauseActions,
  ...calibrationActions,
  ...leadingActions,
  ...runsActions,
  ...viewingActions,
  ...suspectActions,
  ...mediaActions,
  ...navigationActions,
] as const

type Row = (typeof rows)[number]
export type ActionId = Row['id']
/** The ids that belong to one scope. */
export type ActionIdOf<S> = Extract<Row, { scope: S }>['id']

/** A row of the table with its id known to the compiler. */
export type TableRow = ActionRow & { readonly id: ActionId }

/** Every action of the application, in the order of the cheat sheet. Keys are written nowhere else. */
export const actionTable: readonly TableRow[] = rows

const byId = new Map<ActionId, TableRow>(actionTable.map((row) => [row.id, row]))

/** The row of an id; throws where the id is not in the table, which the compiler rules out. */
export function actionRow(id: ActionId): TableRow {
  const row = byId.get(id)
  if (!row) throw new TypeError(`No action "${id}"`)
  return row
}
