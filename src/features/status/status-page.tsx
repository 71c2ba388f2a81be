import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { statusOptions, useRetryPreviews } from '#client/queries/status.ts'
import type { ServerStatus } from '#contract/status.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './status.module.css'

/** How the server is doing, for its owner: what it can read, how far the previews are, what failed and why. */
export function StatusPage() {
  const { t } = useTranslation(['status'])
  const { data, isPending, error } = useQuery(statusOptions())
  return (
    <Page title={t('status:title')}>
      <div className={styles.page}>
        <p className={styles.about}>{t('status:about')}</p>
        {isPending && <Skeleton lines={6} />}
        <Problem error={error} />
        {data && (
          <>
            <Media status={data} />
            <Previews previews={data.previews} />
            <Failures failures={data.failures} />
          </>
        )}
      </div>
    </Page>
  )
}

function Media({ status: { decoder, pictures } }: { status: ServerStatus }) {
  const { t } = useTranslation('status')
  return (
    <section>
      <h2>{t('media')}</h2>
      <dl className={styles.facts}>
        <dt>{t('pictures.title')}</dt>
        <dd>{t(`pictures.${pictures.available ? 'yes' : 'no'}`)}</dd>
        <dt>{t('decoder.title')}</dt>
        <dd>{t(`decoder.${decoder.name}`, { version: decoder.version ?? '–' })}</dd>
      </dl>
      {decoder.year2018 && <Notice kind="warning">{t('decoder.old')}</Notice>}
    </section>
  )
}

const states = ['done', 'waiting', 'running', 'failed'] as const

function Previews({ previews }: Pick<ServerStatus, 'previews'>) {
  const { t } = useTranslation('status')
  const format = useFormat()
  return (
    <section>
      <h2>{t('previews.title')}</h2>
      <dl className={styles.counts}>
        {states.map((state) => (
          <div key={state}>
            <dt>{t(`previews.${state}`)}</dt>
            <dd>{format.number(previews[state])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Failures({ failures }: Pick<ServerStatus, 'failures'>) {
  const { t } = useTranslation('status')
  const format = useFormat()
  const retry = useRetryPreviews()
  const columns: Column<ServerStatus['failures'][number]>[] = [
    {
      id: 'problem',
      header: t('failures.problem'),
      isRowHeader: true,
      cell: ({ problem }) => t(`problem.${problem}`),
    },
    { id: 'count', header: t('failures.count'), numeric: true, cell: ({ count }) => format.number(count) },
  ]
  return (
    <section>
      <h2>{t('failures.title')}</h2>
      <Table
        label={t('failures.title')}
        columns={columns}
        rows={failures}
        rowKey={({ problem }) => problem}
        empty={t('failures.none')}
      />
      {failures.length > 0 && (
        <Button isPending={retry.isPending} onPress={() => retry.mutate()}>
          {t('failures.retry')}
        </Button>
      )}
      <Problem error={retry.error} />
      <p role="status">{retry.data && t('failures.retried', { count: retry.data.retried })}</p>
    </section>
  )
}
