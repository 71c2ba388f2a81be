import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useActions } from '#actions/use-actions.ts'
import type { RoomItem } from '#contract/calibration.ts'
import { toast } from '#ui/toast.tsx'
import { useGradeName } from './grade-names.ts'
import { selectedSpan } from './pointing.tsx'
import { useLeads, useRoom, useView } from './room-context.ts'

interface Ways {
  item: RoomItem | undefined
  /** Whether digits choose the grade to settle on. */
  isSettling: boolean
  settleGrade: (value: number) => void
  next: () => void
  toggleGuideline: () => void
  revealLevel: () => number
}

const focusIn = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus()

/** What the keys of a room do, for everybody, and for the trainer who leads. */
export function useRoomKeys({ item, isSettling, settleGrade, next, toggleGuideline, revealLevel }: Ways): void {
  const { t } = useTranslation('calibration')
  const { session } = useRoom()
  const { stage, own, scale, asks } = useView()
  const leads = useLeads()
  const nameOf = useGradeName()
  const isVoting = stage.phase === 'vote' && item !== undefined
  const grade = (key: string) => {
    const found = scale.grades.find((one) => one.key === key)
    if (!found) return
    flushSync(() => {
      if (isSettling) settleGrade(found.value)
      else if (item) session.say(item.n, { value: found.value, reason: null }, revealLevel())
    })
  }
  const canGrade = asks !== 'safety' && (isVoting || isSettling)
  useActions('calibration', {
    'calibration.guideline': { run: toggleGuideline },
    'calibration.vote': canGrade
      ? {
          run: ({ digit, choice }) => grade(choice ?? String(digit)),
          choices: () => scale.grades.map(({ key, value }) => ({ id: key, label: `${key} ${nameOf(value)}` })),
        }
      : undefined,
    'calibration.because': isVoting || isSettling ? { run: () => focusIn('aside textarea') } : undefined,
    'calibration.clause': isVoting || isSettling ? { run: () => focusIn('aside select:last-of-type') } : undefined,
    'calibration.safety':
      asks !== 'relevance' && (isVoting || isSettling) ? { run: () => focusIn('#room-safety input') } : undefined,
  })
  const isShown = stage.phase === 'reveal' || stage.phase === 'talk' || stage.phase === 'settle'
  const mayLead = leads || (own.mayLead && stage.trainer === null)
  useActions(
    'leading',
    {
      'leading.next': {
        run: () => {
          if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur()
          else next()
        },
      },
      'leading.settle':
        isShown && stage.phase !== 'settle' ? { run: () => void session.act({ act: 'settle' }) } : undefined,
      'leading.again': isShown ? { run: () => void session.act({ act: 'again' }) } : undefined,
      'leading.timer':
        stage.n === null
          ? undefined
          : { run: () => void session.act({ act: 'timer', seconds: stage.timer ? null : 60 }) },
      'leading.point':
        isShown && item
          ? {
              run: () => {
                const span = selectedSpan(item)
                if (span) void session.act({ act: 'point', pointer: span })
                else toast({ text: t('room.point.select') })
              },
            }
          : undefined,
    },
    mayLead,
  )
}
