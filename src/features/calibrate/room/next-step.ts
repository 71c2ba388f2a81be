import type { RoomAct, RoomStage, Settlement } from '#contract/calibration.ts'
import { sortedJson } from '#core/sorted-json.ts'

/** What the key for the next step does now: the act, and the words for it; null where nothing leads on by itself. */
export interface NextStep {
  act: RoomAct
  label: 'open' | 'begin' | 'reveal' | 'talk' | 'settle' | 'decide' | 'next' | 'pass'
  /** Something is missing before it can be done. */
  isDisabled?: boolean
}

/** Whether what the trainer has chosen is not what stands. */
function differs(draft: Settlement, settled: Settlement | null): boolean {
  return settled === null || sortedJson(draft) !== sortedJson(settled)
}

/** The next step from where the room is: one key leads through the whole session. Nothing is passed over while what is chosen is `isPartial`. */
export function nextStep(
  { phase, settled }: Pick<RoomStage, 'phase' | 'settled'>,
  draft: Settlement,
  isPartial = false,
): NextStep | null {
  switch (phase) {
    case 'planned':
      return { act: { act: 'open' }, label: 'open' }
    case 'lobby':
    case 'open':
      return { act: { act: 'begin' }, label: 'begin' }
    case 'vote':
      return { act: { act: 'reveal' }, label: 'reveal' }
    case 'reveal':
      return { act: { act: 'talk' }, label: 'talk' }
    case 'talk':
      return { act: { act: 'settle' }, label: 'settle' }
    case 'settle': {
      if (isPartial) return { act: { act: 'decide', settlement: draft }, label: 'decide', isDisabled: true }
      const isChosen = draft.value !== null || draft.safety !== null
      if (isChosen && differs(draft, settled)) return { act: { act: 'decide', settlement: draft }, label: 'decide' }
      return { act: { act: 'next' }, label: settled ? 'next' : 'pass' }
    }
    default:
      return null
  }
}
