import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sharedReportOptions } from '#client/queries/life.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import styles from './plan.module.css'
import { ReportView } from './report-view.tsx'

/** A report for whoever was sent its link; nothing else of the application is there. */
export function SharedReportPage({ token }: { token: string }) {
  const { t } = useTranslation('plan')
  const { data, error } = useQuery(sharedReportOptions(token))
  if (error)
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
      {data ? (
        <div className={boxed.sections}>
          <ReportView report={data} />
        </div>
      ) : (
        <Skeleton lines={10} />
      )}
    </Page>
  )
}
