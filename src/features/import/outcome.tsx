import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '#client/call.ts'
import { importOptions, useAfterImport, useCancelImport } from '#client/queries/imports.ts'
import type { ImportJob } from '#contract/imports.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { ProgressBar } from '#ui/progress-bar.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { BadRows } from './bad-rows.tsx'
import styles from './import.module.css'

interface Props {
  projectId: string
  importId: string
  onAnother: () => void
}

/** An import as it runs, and what came of it. */
export function Outcome({ projectId, importId, onAnother }: Props) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const { data: job } = useQuery(importOptions(projectId, importId))
  const cancel = useCancelImport(projectId)
  const after = useAfterImport()
  const state = job?.state
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the import ends.
  useEffect(() => {
    if (state === 'done') after()
  }, [state])
  if (!job) return <Skeleton lines={4} />
  if (job.state === 'running') {
    return (
      <section className={styles.form}>
        <h2>{t('running')}</h2>
        <ProgressBar label={job.fileNames.join(', ')} value={job.bytesRead} max={job.bytes} />
        <p role="status">{t('rowsRead', { rows: format.number(job.rows) })}</p>
        <p>
          <Button isPending={cancel.isPending} onPress={() => cancel.mutate(importId)}>
            {t('cancel')}
          </Button>
        </p>
      </section>
    )
  }
  const another = <Button onPress={onAnother}>{t('outcome.another')}</Button>
  if (job.state === 'done') return <Done projectId={projectId} job={job} another={another} />
  return (
    <section className={styles.form}>
      <h2>{t('outcome.refused')}</h2>
      <Notice kind="error">
        {job.state === 'refused' ? t('outcome.refusedWhy', { count: job.badRows }) : t(`outcome.${job.state}`)}
      </Notice>
      {job.bad.length > 0 && (
        <>
          <BadRows rows={job.bad} />
          <p>
            <a href={addressOf('import.badRows', { projectId, importId })} download>
              {t('outcome.download')}
            </a>
          </p>
        </>
      )}
      <p>{another}</p>
    </section>
  )
}

function Done({ projectId, job, another }: { projectId: string; job: ImportJob; another: ReactNode }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const numbers = { queries: job.queries, results: job.results, ratings: job.ratings, matched: job.matched }
  const counts = Object.fromEntries(Object.entries(numbers).map(([name, n]) => [name, format.number(n)])) as Record<
    keyof typeof numbers,
    string
  >
  return (
    <section className={styles.form}>
      <h2>{t('outcome.done')}</h2>
      <p role="status">{t('outcome.doneCounts', counts)}</p>
      {job.ratings > 0 && <Notice kind="info">{t('outcome.sources')}</Notice>}
      <p className={styles.ways}>
        <Link className={styles.primary} to="/projects/$projectId/label" params={{ projectId }}>
          {t('outcome.label')}
        </Link>
        {another}
      </p>
    </section>
  )
}
