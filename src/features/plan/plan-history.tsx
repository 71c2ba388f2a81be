import { useTranslation } from 'react-i18next'
import type { PlanVersion } from '#contract/plan.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'
import styles from './plan.module.css'

/** Who changed what in the plan, latest first. */
export function PlanHistory({ history }: { history: PlanVersion[] }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const columns: Column<PlanVersion>[] = [
    { id: 'version', header: t('history.version'), numeric: true, cell: ({ version }) => format.number(version) },
    { id: 'when', header: t('history.when'), cell: ({ at }) => format.dateTime(at) },
    { id: 'who', header: t('history.who'), cell: ({ by }) => <bdi>{by}</bdi> },
    {
      id: 'changed',
      header: t('history.changed'),
      cell: ({ changed }) => changed.map((part) => t(`part.${part}`)).join(' · ') || t('quality.none'),
    },
    { id: 'note', header: t('history.note'), cell: ({ note }) => <span dir="auto">{note}</span> },
  ]
  return (
    <section className={styles.screen}>
      <h2>{t('history.title')}</h2>
      <Table
        label={t('history.title')}
        columns={columns}
        rows={history}
        rowKey={({ version }) => String(version)}
        empty={t('none')}
      />
    </section>
  )
}
