import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { feedbackOptions } from '#client/queries/feedback.ts'
import { groupBy } from '#core/group-by.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { ProjectFeedback } from './project-feedback.tsx'
import { Trend } from './trend.tsx'

/** What became of a person's own labels: the decisions on them, and how many confirmed them. */
export function FeedbackPage() {
  const { t } = useTranslation(['feedback'])
  const format = useFormat()
  const { data, isPending, error } = useQuery(feedbackOptions())
  const projects = [...groupBy(data?.rows ?? [], ({ projectId }) => projectId)]
  return (
    <Page title={t('feedback:title')}>
      {isPending && <Skeleton lines={8} />}
      <Problem error={error} />
      {data && data.total.decided === 0 && <p>{t('feedback:empty')}</p>}
      {data && data.total.decided > 0 && (
        <>
          <p>
            {t('feedback:summary', {
              count: data.total.decided,
              confirmed: format.number(data.total.confirmed),
            })}
          </p>
          <Trend
            title={t('feedback:weeks')}
            header={t('feedback:week')}
            rows={data.weeks.map(({ week, ...row }) => ({ id: week, name: format.date(`${week}T12:00:00Z`), ...row }))}
          />
          {projects.map(([id, rows]) => (
            <ProjectFeedback
              key={id}
              projectId={id}
              rows={rows}
              clauses={data.clauses.filter(({ projectId }) => projectId === id)}
            />
          ))}
        </>
      )}
    </Page>
  )
}
