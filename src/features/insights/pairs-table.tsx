import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgreementReport, PairRow } from '#contract/insights.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { CountMatrix } from '#ui/count-matrix.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './insights.module.css'
import { useGradeName } from './use-grade-name.ts'

const keyOf = ({ a, b }: PairRow) => `${a} ${b}`

/** Every two people that have results in common: kappas, and on demand who gave what where the other gave what. */
export function PairsTable({ project, report }: { project: Project; report: AgreementReport }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const gradeName = useGradeName(project)
  const [chosen, setChosen] = useState<string | null>(null)
  const { pairs, people, pairCount, grades } = report
  const shown = pairs.find((pair) => keyOf(pair) === chosen) ?? pairs[0]
  const name = (at: number) => people[at]?.name ?? ''
  const kappa = (id: 'none' | 'linear' | 'quadratic', header: string): Column<PairRow> => ({
    id,
    header,
    numeric: true,
    sortValue: (row) => row[id] ?? -2,
    csv: (row) => row[id],
    cell: (row) => {
      const value = row[id]
      if (value !== null) return format.figure(value)
      return id === 'none' ? <span className={styles.reason}>{t(`undefined.${row.reason ?? 'no-pairs'}`)}</span> : '–'
    },
  })
  const columns: Column<PairRow>[] = [
    {
      id: 'pair',
      header: t('pair'),
      isRowHeader: true,
      sortValue: (row) => `${name(row.a)} ${name(row.b)}`,
      cell: (row) => t('pairOf', { a: name(row.a), b: name(row.b) }),
    },
    {
      id: 'units',
      header: t('common'),
      numeric: true,
      sortValue: (row) => row.units,
      cell: (row) => format.number(row.units),
    },
    kappa('none', t('kappa')),
    kappa('linear', t('linear')),
    kappa('quadratic', t('quadratic')),
    {
      id: 'show',
      header: t('showShort'),
      cell: (row) => (
        <Button
          isPressed={row === shown}
          aria-label={t('show', { a: name(row.a), b: name(row.b) })}
          onPress={() => setChosen(keyOf(row))}
        >
          {t('showShort')}
        </Button>
      ),
    },
  ]
  return (
    <section>
      <h2>{t('pairs')}</h2>
      {pairCount > pairs.length && (
        <p className={styles.quiet}>
          {t('pairsHint', { shown: format.number(pairs.length), all: format.number(pairCount) })}
        </p>
      )}
      <Table
        label={t('pairs')}
        columns={columns}
        rows={pairs}
        rowKey={keyOf}
        empty={t('none')}
        file="agreement-of-pairs.csv"
      />
      {shown && (
        <CountMatrix
          caption={t('confusion', { a: name(shown.a), b: name(shown.b) })}
          names={grades.map(gradeName)}
          counts={shown.confusion}
          file="confusion.csv"
        />
      )}
    </section>
  )
}
