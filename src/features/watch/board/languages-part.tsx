import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '#client/call.ts'
import type { Board, BoardLanguage } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import { buttonClass } from '#ui/button-class.ts'
import { numberColumn } from '#ui/number-column.ts'
import { type Column, Table } from '#ui/table.tsx'
import { dayAfter } from '../use-words.ts'
import styles from '../watch.module.css'

/** The languages of a project, sortable, with the way to what they are made of, and as a file. */
export function LanguagesPart({ projectId, board }: { projectId: string; board: Board }) {
  const { t } = useTranslation(['watch', 'ui'])
  const columns = useColumns(projectId, board)
  return (
    <section>
      <div className={styles.head}>
        <h2>{t('watch:board.languages')}</h2>
        {board.languages.length > 0 && (
          <a className={buttonClass()} href={addressOf('board.csv', { projectId })} download>
            {t('ui:csv')}
          </a>
        )}
      </div>
      <Table
        label={t('watch:board.languages')}
        columns={columns}
        rows={board.languages}
        rowKey={({ language }) => language}
        empty={t('watch:board.noResults')}
      />
    </section>
  )
}

function useColumns(projectId: string, board: Board): Column<BoardLanguage>[] {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const { currency, computedAt } = board
  const money = (value: number) => format.money(value, currency)
  const day = (days: number) => format.day(dayAfter(computedAt, days))
  return [
    {
      ...{ id: 'language', header: t('column.language'), isRowHeader: true },
      sortValue: ({ language }) => format.language(language),
      cell: ({ language }) => format.language(language),
    },
    numberColumn('made', t('column.made'), ({ made }) => made, format.number),
    numberColumn('wanted', t('column.wanted'), ({ wanted }) => wanted, format.number),
    numberColumn(
      'share',
      t('column.share'),
      ({ made, wanted }) => (wanted > 0 ? Math.floor((1000 * made) / wanted) / 1000 : null),
      format.percent,
    ),
    numberColumn('people', t('column.people'), ({ people }) => people, format.number),
    numberColumn('seconds', t('column.seconds'), ({ medianSeconds }) => medianSeconds, format.tenths),
    {
      ...{ id: 'agreement', header: t('column.agreementRange'), numeric: true },
      sortValue: ({ agreement }) => agreement?.value ?? Number.MAX_SAFE_INTEGER,
      cell: (row) => <AgreementCell projectId={projectId} row={row} />,
    },
    numberColumn('cost', t('column.spent'), ({ cost }) => (cost.total === null ? null : Math.round(cost.total)), money),
    numberColumn('perAccepted', t('column.perAccepted'), ({ cost }) => cost.perAccepted, money),
    {
      ...{ id: 'end', header: t('column.end'), numeric: true },
      sortValue: ({ forecast }) => forecast?.middle ?? Number.MAX_SAFE_INTEGER,
      cell: ({ forecast }) => (forecast ? (forecast.late === 0 ? t('end.done') : day(forecast.middle)) : '–'),
    },
    numberColumn('hoursLeft', t('column.hoursLeft'), ({ hoursLeft }) => hoursLeft, format.tenths),
    numberColumn('hoursPerWeek', t('column.hoursPerWeek'), ({ hoursPerWeek }) => hoursPerWeek, format.tenths),
  ]
}

/** Agreement in a language with its interval, and the way to all its figures. */
function AgreementCell({ projectId, row: { language, agreement } }: { projectId: string; row: BoardLanguage }) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  if (agreement?.value == null) return '–'
  const { value, low, high } = agreement
  const range =
    low !== null && high !== null
      ? ` (${t('range', { low: format.hundredths(low), high: format.hundredths(high) })})`
      : ''
  return (
    <Link to="/projects/$projectId/agreement" params={{ projectId }} search={{ language }}>
      {format.hundredths(value)}
      {range}
    </Link>
  )
}
