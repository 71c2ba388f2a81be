import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { mediaFetchOptions, useFetchAgain } from '#client/queries/safety-settings.ts'
import type { MediaFetches as Fetches } from '#contract/media-fetches.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './import.module.css'

type Failed = Fetches['problems'][number]

/** How far media from elsewhere has been fetched, and why some could not be; nothing where there is none. */
export function MediaFetches({ projectId }: { projectId: string }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const { data } = useQuery(mediaFetchOptions(projectId))
  const again = useFetchAgain(projectId)
  if (!data || data.waiting + data.done + data.failed === 0) return null
  const columns: Column<Failed>[] = [
    { id: 'doc', header: t('fetch.doc'), isRowHeader: true, cell: ({ docId }) => <bdi>{docId}</bdi> },
    { id: 'why', header: t('fetch.why'), cell: ({ problem }) => t(`fetch.problem.${problem}`) },
  ]
  return (
    <section className={styles.before}>
      <h2>{t('fetch.title')}</h2>
      <p role="status">
        {(['waiting', 'done', 'failed'] as const)
          .filter((state) => data[state] > 0)
          .map((state) => `${t(`fetch.${state}`)}: ${format.number(data[state])}`)
          .join(' · ')}
      </p>
      {data.failed > 0 && (
        <>
          <Table
            label={t('fetch.failed')}
            columns={columns}
            rows={data.problems}
            rowKey={({ docId, problem }) => `${docId} ${problem}`}
            empty=""
          />
          <p>
            <Button isPending={again.isPending} onPress={() => again.mutate()}>
              {t('fetch.again')}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}
