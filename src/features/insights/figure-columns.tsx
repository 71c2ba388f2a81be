import { useTranslation } from 'react-i18next'
import type { Figure } from '#contract/insights.ts'
import { useFormat } from '#i18n/use-format.ts'
import type { Column } from '#ui/table.tsx'
import { Whisker } from '#ui/whisker.tsx'
import styles from './insights.module.css'

/** The ends of an axis in tenths, that hold all figures and their intervals, and 0 and 1. */
export function axisOf(figures: readonly Figure[]): { from: number; to: number } {
  const lows = figures.flatMap(({ value, low }) => (value === null ? [] : [low ?? value]))
  const least = Math.min(0, ...lows)
  return { from: Math.max(-1, Math.floor(least * 10) / 10), to: 1 }
}

/** A figure in words: its value, or in full why it has none. */
export function FigureValue({ figure, isSigned }: { figure: Figure; isSigned?: boolean }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  if (figure.value === null)
    return <span className={styles.reason}>{t(`undefined.${figure.reason ?? 'no-pairs'}`)}</span>
  return isSigned ? format.signed(figure.value) : format.figure(figure.value)
}

/** The interval of a figure in words. */
export function FigureRange({ figure, isSigned }: { figure: Figure; isSigned?: boolean }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  if (figure.low === null || figure.high === null) return <span className={styles.quiet}>{t('noRange')}</span>
  const write = isSigned ? format.signed : format.figure
  return <bdi>{t('range', { low: write(figure.low), high: write(figure.high) })}</bdi>
}

/** The columns that a figure takes in a table: value, interval in words, and the same drawn. */
export function useFigureColumns() {
  const { t } = useTranslation(['insights', 'ui'])
  const format = useFormat()
  return <Row,>(
    id: string,
    header: string,
    figureOf: (row: Row) => Figure,
    axis: { from: number; to: number },
    { isSigned = false, mark }: { isSigned?: boolean; mark?: number } = {},
  ): Column<Row>[] => [
    {
      id,
      header,
      numeric: true,
      sortValue: (row) => figureOf(row).value ?? -2,
      csv: (row) => figureOf(row).value,
      cell: (row) => <FigureValue figure={figureOf(row)} isSigned={isSigned} />,
    },
    {
      id: `${id}-range`,
      header: t('insights:column.interval'),
      numeric: true,
      csv: { [t('ui:low')]: (row) => figureOf(row).low, [t('ui:high')]: (row) => figureOf(row).high },
      cell: (row) => figureOf(row).value !== null && <FigureRange figure={figureOf(row)} isSigned={isSigned} />,
    },
    {
      id: `${id}-plot`,
      header: t('insights:column.plot', { from: format.number(axis.from), to: format.number(axis.to) }),
      csv: {},
      cell: (row) => {
        const { value, low, high } = figureOf(row)
        return value !== null && <Whisker {...{ value, low, high, ...axis }} {...(mark !== undefined && { mark })} />
      },
    },
  ]
}
