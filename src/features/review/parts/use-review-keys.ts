import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useActions } from '#actions/use-actions.ts'
import { localName } from '#core/scale.ts'
import { openPage } from '#ui/workbench/open-button.tsx'
import { itemInView } from '../store/review-session.ts'
import { useReview } from './review-context.ts'
import { choicesOf, safetyChoicesName } from './safety-choices.tsx'

/** The name by which keys find the field for the reason. */
export const reasonFieldName = 'reason'

interface Ways {
  toggleGuideline: () => void
  /** The landing page of what is looked at. */
  pageInView: () => string | null | undefined
}

/** What the keys of the review page do. */
export function useReviewKeys({ toggleGuideline, pageInView }: Ways): void {
  const { i18n } = useTranslation()
  const { session, project } = useReview()
  const now = (work: () => void) => () => flushSync(work)
  const reasonField = () => document.querySelector<HTMLTextAreaElement>(`textarea[name="${reasonFieldName}"]`)
  /** Where a reason is missing, the way to it is already made. */
  const decided = (done: boolean) => {
    if (!done && session.store.getState().needsReason) reasonField()?.focus()
  }
  /** Where safety is all that is asked, a digit picks what people said, and decides. */
  const pickSafety = (place: number) => {
    const item = itemInView(session.store.getState())
    const safety = item && choicesOf(item)[place]
    if (!safety) return
    flushSync(() => {
      session.draft({ safety })
      session.decide('grade', null)
    })
  }
  useActions('review', {
    'review.next': {
      run: () => {
        if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur()
        else flushSync(() => session.next())
      },
    },
    'review.undo': { run: now(() => void session.undo()) },
    'review.guideline': { run: toggleGuideline },
    'review.nextResult': { run: now(() => session.move(1)) },
    'review.previousResult': { run: now(() => session.move(-1)) },
    'review.decide': {
      run: ({ digit, choice }) => {
        if (project.safety.mode === 'only') return pickSafety(digit ?? Number(choice))
        const grade = project.scale.grades.find(({ key }) => key === (choice ?? String(digit)))
        if (grade) flushSync(() => void session.decide('grade', grade.value))
      },
      choices: () =>
        (project.safety.mode === 'only' ? [] : project.scale.grades).map(({ key, names }) => ({
          id: key,
          label: `${key} ${localName(names, i18n.resolvedLanguage ?? 'en', project.languages)}`,
        })),
    },
    'review.accept': { run: now(() => void session.accept()) },
    'review.none': { run: () => decided(flushSync(() => session.decide('none'))) },
    'review.sendBack': { run: () => decided(flushSync(() => session.decide('send-back'))) },
    'review.passUp': { run: now(() => void session.decide('pass-up')) },
    'review.clause': { run: now(session.openClauses) },
    'review.reason': { run: () => reasonField()?.focus() },
    'review.safety': {
      run: () => document.querySelector<HTMLInputElement>(`#${safetyChoicesName} input`)?.focus(),
    },
    'review.openPage': {
      run: () => openPage(pageInView()),
    },
  })
}
