import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#i18n/use-format.ts'
import { ProgressBar } from '#ui/progress-bar.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './feedback.module.css'

interface TrendRow {
  id: string
  name: ReactNode
  decided: number
  confirmed: number
}

/** How many of one's decided labels were confirmed, by week or by clause. */
export function Trend({ title, header, rows }: { title: string; header: string; rows: TrendRow[] }) {
  const { t } = useTranslation('feedback')
  const format = useFormat()
  const id = useId()
  const columns: Column<TrendRow>[] = [
    { id: 'name', header, isRowHeader: true, cell: ({ name }) => name },
    {
      id: 'confirmed',
      header: t('confirmed'),
      numeric: true,
      cell: ({ confirmed, decided }) => `${format.number(confirmed)} / ${format.number(decided)}`,
    },
    {
      id: 'share',
      header: t('share'),
      cell: ({ confirmed, decided }) => (
        <span className={styles.share}>
          <ProgressBar isSmall label={t('share')} value={confirmed} max={decided} />
          {format.percent(confirmed / decided)}
        </span>
      ),
    },
  ]
  if (rows.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Table label={title} columns={columns} rows={rows} rowKey={(row) => row.id} empty="" />
    </section>
  )
}
