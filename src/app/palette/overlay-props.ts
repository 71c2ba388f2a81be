import type { ActionId } from '#actions/table/action-table.ts'

/** What the cheat sheet and the palette are given; `onRun` closes first, so that the action finds the page's own focus. */
export type OverlayProps = { onClose: () => void; onRun: (id: ActionId, choice: string | null) => void }
