import type { AvailableAction } from '#actions/available.ts'
import type { ActionId } from '#actions/table/action-table.ts'
import { hasWords } from './find-words.ts'

/** A command as the palette lists it, its text translated. */
export type Command = { id: ActionId; label: string; action: AvailableAction }

/** What can be run from the palette: enabled, meant for it, and with choices where it needs a digit. */
export function runnable({ row, handler, enabled }: AvailableAction): boolean {
  if (!enabled || row.notInPalette) return false
  return handler.choices !== undefined || !row.keys.includes('1')
}

/** The commands that match what is typed, split into those used lately (in that order) and the rest (as in the table). */
export function findCommands(commands: readonly Command[], typed: string, recent: readonly string[]) {
  const found = commands.filter(({ label }) => hasWords(label, typed))
  const lately = recent.flatMap((id) => found.filter((command) => command.id === id))
  return { lately, rest: found.filter((command) => !lately.includes(command)) }
}
