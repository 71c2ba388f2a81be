import { useTranslation } from 'react-i18next'
import { useActions } from '#actions/use-actions.ts'
import type { RoomItem } from '#contract/calibration.ts'
import { toast } from '#ui/toast.tsx'
import { selectedSpan } from '#ui/workbench/evidence.ts'
import type { SafetyAnswer } from '../safety-draft.ts'
import { useGradeNameIn } from '../use-grade-name.ts'
import { useVoteKeys } from '../use-vote-keys.ts'
import { pointerAt } from './pointing.tsx'
import { useLeads, useRoom, useView } from './room-context.ts'

interface Ways {
  item: RoomItem | undefined
  isShown: boolean
  /** Whether digits choose what to settle on. */
  isSettling: boolean
  settleGrade: (value: number) => void
  answer: SafetyAnswer
  next: () => void
  toggleGuideline: () => void
  revealLevel: () => number
}

/** What the keys of a room do, for everybody, and for the trainer who leads. */
export function useRoomKeys(ways: Ways): void {
  const { item, isShown, isSettling, settleGrade, answer, next, toggleGuideline, revealLevel } = ways
  const { t } = useTranslation('calibration')
  const { session, languages } = useRoom()
  const { stage, own, scale, asks } = useView()
  const leads = useLeads()
  const nameOf = useGradeNameIn({ scale, languages })
  useVoteKeys({
    ...{ scale, asks, nameOf, answer, toggleGuideline, field: 'aside' },
    isActive: isShown && (stage.phase === 'vote' || isSettling),
    onGrade: (value) => {
      if (isSettling) settleGrade(value)
      else if (item) session.say(item.n, { value, reason: null }, revealLevel())
    },
  })
  const isTalking = stage.phase === 'reveal' || stage.phase === 'talk' || stage.phase === 'settle'
  const mayLead = leads || (own.mayLead && stage.trainer === null)
  useActions(
    'leading',
    {
      'leading.next': {
        run: () => {
          // What is being typed is said before the room goes on.
          if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur()
          next()
        },
      },
      'leading.settle':
        isTalking && stage.phase !== 'settle' ? { run: () => void session.act({ act: 'settle' }) } : undefined,
      'leading.again': isTalking ? { run: () => void session.act({ act: 'again' }) } : undefined,
      'leading.timer':
        stage.n === null
          ? undefined
          : { run: () => void session.act({ act: 'timer', seconds: stage.timer ? null : 60 }) },
      'leading.point':
        isTalking && isShown
          ? {
              run: () => {
                const pointer = pointerAt(selectedSpan())
                if (pointer) void session.act({ act: 'point', pointer })
                else toast({ text: t('room.point.select') })
              },
            }
          : undefined,
    },
    mayLead,
  )
}
