import type { Handler } from './action.ts'
import { isEnabled, type RegistryState } from './registry.ts'
import { scopeKinds } from './scopes.ts'
import { actionTable, type TableRow } from './table/action-table.ts'

/** An action that someone answers at present; `enabled` tells whether it would do anything right now. */
export type AvailableAction = { row: TableRow; handler: Handler; enabled: boolean }

/** The actions of the page below any dialog, in the order of the table: what the cheat sheet and the palette show. */
export function availableActions({ registrations }: RegistryState): AvailableAction[] {
  const below = registrations.filter(({ scope }) => scopeKinds[scope] !== 'modal')
  return actionTable.flatMap((row) => {
    const handlers = below.flatMap(({ handlers }) => handlers[row.id] ?? [])
    const handler = handlers.find(isEnabled) ?? handlers[0]
    return handler ? [{ row, handler, enabled: isEnabled(handler) }] : []
  })
}
