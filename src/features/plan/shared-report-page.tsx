import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { sharedReportOptions } from '#client/queries/life.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import styles from './plan.module.css'
import { ReportView } from './report-view.tsx'

/** What the link answers with when it leads nowhere, or no longer. */
const gone: readonly string[] = ['not-found', 'link-expired']

/** A report for whoever was sent its link; nothing else of the application is there. */
export function SharedReportPage({ token }: { token: string }) {
  const { t } = useTranslation('plan')
  const { data, error } = useQuery(sharedReportOptions(token))
  if (error instanceof ApiError && gone.includes(error.id))
    return (
      <Page title={t('shared.gone')}>
        <p>{t('shared.why')}</p>
      </Page>
    )
  const print = data && (
    <span className={styles.screen}>
      <Button onPress={() => window.print()}>{t('print')}</Button>
    </span>
  )
  return (
    <Page title={t('report.title')} above={data && <span dir="auto">{data.project}</span>} actions={print}>
      <Problem error={error} />
      {data && (
        <div className={boxed.sections}>
          <ReportView report={data} />
        </div>
      )}
      {!data && !error && <Skeleton lines={10} />}
    </Page>
  )
}
