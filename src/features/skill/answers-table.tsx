import { useTranslation } from 'react-i18next'
import type { OwnAnswer } from '#contract/gold.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'

/** Own answers on retired gold, one by one. */
export function AnswersTable({ answers }: { answers: readonly OwnAnswer[] }) {
  const { t } = useTranslation('skill')
  const format = useFormat()
  const columns: Column<OwnAnswer>[] = [
    {
      id: 'query',
      header: t('query'),
      isRowHeader: true,
      cell: (row) => (
        <bdi lang={row.language}>
          {row.query}
          {row.title && ` – ${row.title}`}
        </bdi>
      ),
    },
    { id: 'language', header: t('language'), cell: (row) => format.language(row.language) },
    { id: 'own', header: t('own'), numeric: true, sortValue: (row) => row.own, cell: (row) => format.number(row.own) },
    {
      id: 'known',
      header: t('known'),
      numeric: true,
      sortValue: (row) => row.gold,
      cell: (row) => format.number(row.gold),
    },
    { id: 'tolerance', header: t('toleranceShort'), numeric: true, cell: (row) => format.number(row.tolerance) },
    {
      id: 'isRight',
      header: t('isRight'),
      sortValue: (row) => Number(row.isRight),
      cell: (row) => (row.isRight ? t('yes') : t('no')),
    },
    { id: 'reason', header: t('reason'), cell: (row) => <bdi>{row.reason}</bdi> },
    { id: 'clause', header: t('clause'), cell: (row) => <bdi>{row.clause}</bdi> },
    { id: 'at', header: t('at'), sortValue: (row) => row.at, cell: (row) => format.date(row.at) },
  ]
  return (
    <Table
      label={t('answers')}
      columns={columns}
      rows={answers}
      rowKey={(row) => `${row.assignmentId} ${row.title} ${row.at}`}
      empty={t('none')}
    />
  )
}
