import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#i18n/use-format.ts'
import { useSuspect } from '#ui/suspect/use-suspect.ts'
import { GuidelineAside } from '#ui/workbench/guideline-aside.tsx'
import headingStyles from '#ui/workbench/query-heading.module.css'
import { QueryHeading } from '#ui/workbench/query-heading.tsx'
import { ResultRows } from '#ui/workbench/result-row.tsx'
import styles from '#ui/workbench/workbench.module.css'
import { DecisionPanel } from './decision-panel.tsx'
import { ResultInView } from './result-in-view.tsx'
import { useReview, useReviewState } from './review-context.ts'
import { ReviewRow } from './review-row.tsx'
import { ReviewStatus } from './review-status.tsx'
import { RunsLine } from './runs-line.tsx'
import { useReviewKeys } from './use-review-keys.ts'

interface Props {
  guideline: (taskLanguage: string) => ReactNode
  away: (work: { hasMasked: boolean; onAway: (isAway: boolean) => void }) => ReactNode
}

/** The page with a query on it: its results, the one in view, and what people said of it. */
export function ReviewFrame({ guideline, away }: Props) {
  const { t } = useTranslation(['review', 'label'])
  const format = useFormat()
  const { project, session } = useReview()
  const [guidelineOpen, setGuidelineOpen] = useState(false)
  const group = useReviewState((state) => state.group)
  const at = useReviewState((state) => state.at)
  const counts = useReviewState((state) => state.counts)
  const [look, setLook] = useState({ id: '', at: 0 })
  const result = group?.results[at]
  const compared = group?.compared.find(({ resultId }) => resultId === result?.id)
  const page = group?.pages.find(({ resultId }) => resultId === result?.id)
  const lookAt = look.id === result?.id ? look.at : 0
  // A page is none of the results on it.
  const inView = compared ? compared.results[lookAt] : page ? undefined : result
  useReviewKeys({
    toggleGuideline: () => setGuidelineOpen((isOpen) => !isOpen),
    pageInView: () => inView?.url,
  })
  useSuspect({
    place: inView ? { projectId: project.id, resultId: inView.id } : null,
    hide: () => result && session.withdraw(result.id),
  })
  if (!group) return null
  const { language } = group.query
  return (
    <div className={styles.page}>
      <QueryHeading query={group.query} segment={project.segment}>
        <RunsLine />
        <span className={headingStyles.progress}>
          {t('review:counts', { waiting: format.number(counts.waiting), decided: format.number(counts.decided) })}
        </span>
      </QueryHeading>
      <main
        className={styles.main}
        id="main"
        data-guideline={guidelineOpen ? '' : undefined}
        data-lists={project.kind === 'sides' ? '' : undefined}
      >
        <ResultRows label={t('label:results')}>
          {group.results.map((one, place) => (
            <ReviewRow key={one.id} result={one} at={place} language={language} />
          ))}
        </ResultRows>
        {result && (
          <ResultInView
            {...{ result, compared, language }}
            page={page && group.results.filter(({ id }) => page.results.includes(id))}
            at={lookAt}
            onLook={(place) => setLook({ id: result.id, at: place })}
          />
        )}
        <DecisionPanel />
        {guidelineOpen && (
          <GuidelineAside onClose={() => setGuidelineOpen(false)}>{guideline(language)}</GuidelineAside>
        )}
      </main>
      {away({ hasMasked: group.results.some(({ masked }) => masked), onAway: session.stopwatch.pause })}
      <ReviewStatus />
    </div>
  )
}
