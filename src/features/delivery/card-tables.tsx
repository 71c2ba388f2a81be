import { useTranslation } from 'react-i18next'
import type { DataCard } from '#contract/delivery.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'

/** All measures of agreement, each with its interval and what it is made of. */
export function AgreementTable({ card }: { card: DataCard }) {
  const { t } = useTranslation(['plan', 'insights'])
  const format = useFormat()
  const columns: Column<DataCard['agreement'][number]>[] = [
    {
      id: 'measure',
      header: t('insights:column.measure'),
      isRowHeader: true,
      cell: ({ measure }) => t(`insights:measures.${measure}`),
    },
    {
      id: 'value',
      header: t('insights:column.value'),
      numeric: true,
      cell: ({ value }) => (value === null ? t('plan:quality.none') : format.figure(value)),
    },
    {
      id: 'interval',
      header: t('insights:column.interval'),
      cell: ({ low, high }) =>
        low === null || high === null
          ? ''
          : t('plan:quality.interval', { low: format.figure(low), high: format.figure(high) }),
    },
    {
      id: 'units',
      header: t('insights:column.results'),
      numeric: true,
      cell: ({ units }) => format.number(units),
    },
  ]
  return (
    <Table
      label={t('plan:card.agreement')}
      columns={columns}
      rows={card.agreement}
      rowKey={({ measure }) => measure}
      empty={t('plan:quality.none')}
    />
  )
}

/** How much there is in each language and market. */
export function PlacesTable({ card }: { card: DataCard }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const columns: Column<DataCard['places'][number]>[] = [
    {
      id: 'language',
      header: t('card.language'),
      isRowHeader: true,
      cell: ({ language }) => format.language(language),
    },
    { id: 'market', header: t('card.market'), cell: ({ market }) => (market === '' ? '–' : format.region(market)) },
    { id: 'queries', header: t('delivery.counts.queries'), numeric: true, cell: (row) => format.number(row.queries) },
    { id: 'results', header: t('delivery.counts.results'), numeric: true, cell: (row) => format.number(row.results) },
    { id: 'graded', header: t('delivery.counts.graded'), numeric: true, cell: (row) => format.number(row.graded) },
  ]
  return (
    <Table
      label={t('card.places')}
      columns={columns}
      rows={card.places}
      rowKey={({ language, market }) => `${language} ${market}`}
      empty={t('quality.none')}
    />
  )
}

/** The grades with their numbers in qrels and their gains. */
export function GradesTable({ card }: { card: DataCard }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const columns: Column<DataCard['scale']['grades'][number]>[] = [
    { id: 'grade', header: t('card.grade'), isRowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
    { id: 'value', header: t('card.value'), numeric: true, cell: ({ value }) => format.number(value) },
    { id: 'gain', header: t('card.gain'), numeric: true, cell: ({ gain }) => format.number(gain) },
  ]
  return (
    <Table
      label={t('card.grade')}
      columns={columns}
      rows={card.scale.grades}
      rowKey={({ value }) => String(value)}
      empty={t('quality.none')}
    />
  )
}
