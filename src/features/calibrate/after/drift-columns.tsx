import { useTranslation } from 'react-i18next'
import type { Figure } from '#contract/insights.ts'
import { useFormat } from '#i18n/use-format.ts'
import type { Column } from '#ui/table.tsx'
import { Whisker } from '#ui/whisker.tsx'

/** A round end for the axis of some offsets, the same on both sides. */
export function reachOf(figures: readonly Figure[]): number {
  const ends = figures.flatMap(({ low, high, value }) => [low ?? value ?? 0, high ?? value ?? 0].map(Math.abs))
  return Math.max(0.5, Math.ceil(2 * Math.max(0, ...ends) - 1e-9) / 2)
}

/** The columns that an offset takes in a table: its value, its interval in words, and, where an axis of that reach is given, the same drawn about zero. */
export function useOffsetColumns() {
  const { t } = useTranslation(['calibration', 'ui'])
  const format = useFormat()
  const drawn = <Row,>(id: string, figureOf: (row: Row) => Figure, reach: number): Column<Row> => ({
    id,
    header: t('calibration:drift.plot', { from: format.number(-reach), to: format.number(reach) }),
    csv: {},
    cell: (row) => {
      const { value, low, high } = figureOf(row)
      return value !== null && <Whisker {...{ value, low, high }} from={-reach} to={reach} mark={0} />
    },
  })
  return <Row,>(id: string, header: string, figureOf: (row: Row) => Figure, reach: number | null): Column<Row>[] => [
    {
      ...{ id, header, numeric: true },
      sortValue: (row) => figureOf(row).value ?? -99,
      csv: (row) => figureOf(row).value,
      cell: (row) => {
        const { value } = figureOf(row)
        return value === null ? t('calibration:drift.cannot') : format.signed(value)
      },
    },
    {
      ...{ id: `${id}-range`, header: t('calibration:drift.interval'), numeric: true },
      csv: {
        [`${header}: ${t('ui:low')}`]: (row) => figureOf(row).low,
        [`${header}: ${t('ui:high')}`]: (row) => figureOf(row).high,
      },
      cell: (row) => {
        const { value, low, high } = figureOf(row)
        if (value === null) return null
        if (low === null || high === null) return t('calibration:drift.noRange')
        return <bdi>{t('calibration:drift.range', { low: format.signed(low), high: format.signed(high) })}</bdi>
      },
    },
    ...(reach === null ? [] : [drawn(`${id}-plot`, figureOf, reach)]),
  ]
}
