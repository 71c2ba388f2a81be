import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { importListOptions } from '#client/queries/imports.ts'
import type { ImportJob } from '#contract/imports.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './import.module.css'

/** What was imported before; each can be opened again. */
export function EarlierImports({ projectId, onOpen }: { projectId: string; onOpen: (importId: string) => void }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const { data } = useQuery(importListOptions(projectId))
  if (!data || data.imports.length === 0) return null
  const columns: Column<ImportJob>[] = [
    { id: 'files', header: t('files'), isRowHeader: true, cell: ({ fileNames }) => <bdi>{fileNames.join(', ')}</bdi> },
    {
      id: 'when',
      header: t('when'),
      cell: ({ startedAt }) => format.dateTime(startedAt),
      sortValue: ({ startedAt }) => startedAt,
    },
    {
      id: 'result',
      header: t('result'),
      cell: ({ id, state }) => (
        <Button variant="bare" onPress={() => onOpen(id)}>
          {t(`state.${state}`)}
        </Button>
      ),
    },
  ]
  return (
    <section className={styles.before}>
      <h2>{t('before')}</h2>
      <Table label={t('before')} columns={columns} rows={data.imports} rowKey={({ id }) => id} empty="" />
    </section>
  )
}
