import { useTranslation } from 'react-i18next'
import type { GoldRow } from '#contract/gold.ts'
import type { Scale } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './gold.module.css'
import { useGradeName } from './grade-name.ts'

interface Props {
  rows: readonly GoldRow[]
  scale: Scale
  onEdit: (row: GoldRow) => void
}

/** Gold item by item. */
export function GoldTable({ rows, scale, onEdit }: Props) {
  const { t } = useTranslation('gold')
  const format = useFormat()
  const grade = useGradeName(scale)
  const origin = (text: string) => {
    if (text.startsWith('source:')) return t('origins.source', { name: text.slice('source:'.length) })
    return t(`origins.${text === 'decision' || text === 'calibration' ? text : 'manual'}`)
  }
  const columns: Column<GoldRow>[] = [
    {
      id: 'query',
      header: t('query'),
      isRowHeader: true,
      csv: (row) => row.query,
      cell: (row) => <bdi lang={row.language}>{row.query}</bdi>,
    },
    {
      id: 'result',
      header: t('result'),
      csv: (row) => row.title || row.docId,
      cell: (row) => (
        <>
          <bdi lang={row.language}>{row.title || row.docId}</bdi>
          {row.title && <bdi className={styles.under}>{row.docId}</bdi>}
        </>
      ),
    },
    {
      id: 'grade',
      header: t('grade'),
      csv: { [t('grade')]: (row) => row.value, '±': (row) => row.tolerance },
      cell: (row) => (
        <>
          <bdi>{grade(row.value)}</bdi>
          {row.tolerance > 0 && <span className={styles.under}>± {format.number(row.tolerance)}</span>}
        </>
      ),
    },
    { id: 'pool', header: t('pool'), cell: (row) => t(`pools.${row.pool}`) },
    { id: 'language', header: t('language'), cell: (row) => format.language(row.language) },
    {
      id: 'origin',
      header: t('origin'),
      csv: (row) => origin(row.origin),
      cell: (row) => <bdi>{origin(row.origin)}</bdi>,
    },
    { id: 'state', header: t('state'), cell: (row) => (row.retiredWhy ? t(`why.${row.retiredWhy}`) : t('active')) },
    {
      id: 'right',
      header: t('right'),
      numeric: true,
      csv: { [t('right')]: (row) => row.tally?.correct ?? null, [t('answers')]: (row) => row.tally?.total ?? null },
      cell: (row) => (row.tally ? `${format.number(row.tally.correct)} / ${format.number(row.tally.total)}` : '–'),
    },
    {
      id: 'edit',
      header: '',
      csv: {},
      cell: (row) => (
        <Button aria-haspopup="dialog" aria-label={t('editNamed', { query: row.query })} onPress={() => onEdit(row)}>
          {t('edit')}
        </Button>
      ),
    },
  ]
  return (
    <Table
      label={t('items')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.resultId}
      empty={t('noneFits')}
      file="gold-items.csv"
    />
  )
}
