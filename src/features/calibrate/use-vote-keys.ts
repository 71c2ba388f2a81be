import { flushSync } from 'react-dom'
import { useActions } from '#actions/use-actions.ts'
import type { CalibrationAsks } from '#contract/calibration.ts'
import type { Scale } from '#contract/project.ts'
import { severities, useSeverityName } from './count-bars.tsx'
import type { SafetyAnswer } from './safety-draft.ts'

interface Ways {
  scale: Scale
  asks: CalibrationAsks
  /** What a grade is called, with its key. */
  nameOf: (value: number) => string
  answer: SafetyAnswer
  onGrade: (value: number) => void
  /** Where the fields of the vote are, as a selector. */
  field: string
  /** Whether there is anything to vote on or to settle now. */
  isActive?: boolean
  toggleGuideline?: (() => void) | undefined
}

const focusIn = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus()
const isAtSafety = () => document.activeElement?.closest('#room-safety') != null

/** What the keys of a vote do: digits grade, or say how severe it is where safety alone is asked or is being answered; the others lead to their fields. */
export function useVoteKeys(ways: Ways): void {
  const { scale, asks, nameOf, answer, onGrade, field, isActive = true, toggleGuideline } = ways
  const severityName = useSeverityName()
  const say = (key: string) => {
    if (asks === 'safety' || (asks === 'both' && isAtSafety())) {
      const severity = severities.find((one) => String(one) === key)
      if (severity === undefined) return
      flushSync(() => answer.set({ severity }))
      // Of what kind it is comes next; where nothing is unsafe, or the kind is known, digits grade again.
      if (severity > 0 && answer.draft.category === null) focusIn(`${field} #room-safety select`)
      else if (isAtSafety() && document.activeElement instanceof HTMLElement) document.activeElement.blur()
      return
    }
    const grade = scale.grades.find((one) => one.key === key)
    if (grade) flushSync(() => onGrade(grade.value))
  }
  const to = (selector: string) => (isActive ? { run: () => focusIn(`${field} ${selector}`) } : undefined)
  useActions('calibration', {
    'calibration.guideline': toggleGuideline && { run: toggleGuideline },
    'calibration.vote': isActive
      ? {
          run: ({ digit, choice }) => say(choice ?? String(digit)),
          choices: () =>
            asks === 'safety'
              ? severities.map((one) => ({ id: String(one), label: severityName(one) }))
              : scale.grades.map(({ key, value }) => ({ id: key, label: nameOf(value) })),
        }
      : undefined,
    'calibration.because': to('[data-part=because] textarea'),
    'calibration.clause': to('[data-part=clause] select'),
    'calibration.cannotJudge': to('[data-part=cannot-judge] select'),
    'calibration.safety': asks === 'relevance' ? undefined : to('#room-safety input'),
  })
}
