import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgreementReport, SliceRow } from '#contract/insights.ts'
import type { Project } from '#contract/project.ts'
import { agreementSlices } from '#contract/words.ts'
import { useFormat } from '#i18n/use-format.ts'
import { numberColumn } from '#ui/number-column.ts'
import { type Column, Table } from '#ui/table.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { Trend } from '#ui/trend.tsx'
import { axisOf, useFigureColumns } from './figure-columns.tsx'
import styles from './insights.module.css'
import { useGradeName } from './use-grade-name.ts'

type Slice = SliceRow['by']

/** Agreement in each language, market, grade, clause and month. */
export function SliceTables({ project, report }: { project: Project; report: AgreementReport }) {
  const { t } = useTranslation('insights')
  const [by, setBy] = useState<Slice>('language')
  const rows = report.slices.filter((row) => row.by === by)
  return (
    <section>
      <h2>{t('by')}</h2>
      <Tabs
        label={t('by')}
        value={by}
        onChange={setBy}
        tabs={agreementSlices.map((value) => ({ value, label: t(`slices.${value}`) }))}
      >
        <p className={styles.quiet}>{t(`sliceHint.${by}`)}</p>
        {by === 'month' && rows.length > 1 && <OverTime rows={rows} />}
        <SliceTable project={project} by={by} rows={rows} />
      </Tabs>
    </section>
  )
}

function OverTime({ rows }: { rows: SliceRow[] }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const points = rows.map(({ key, alpha }) => ({ key, label: format.month(key), ...alpha }))
  const [first, last] = [points[0]?.label ?? '', points.at(-1)?.label ?? '']
  return <Trend label={t('trend', { first, last })} points={points} {...axisOf(rows.map(({ alpha }) => alpha))} />
}

function useSliceName(project: Project, by: Slice): (key: string) => string {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const gradeName = useGradeName(project)
  return (key) => {
    if (by === 'language') return format.language(key)
    if (by === 'market') return key === '' ? t('noMarket') : format.region(key)
    if (by === 'grade') return gradeName(Number(key))
    return by === 'month' ? format.month(key) : key
  }
}

function SliceTable({ project, by, rows }: { project: Project; by: Slice; rows: SliceRow[] }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const figure = useFigureColumns()
  const nameOf = useSliceName(project, by)
  const columns: Column<SliceRow>[] = [
    {
      id: 'key',
      header: t(`slices.${by}`),
      isRowHeader: true,
      sortValue: (row) => (by === 'grade' ? Number(row.key) : row.key),
      cell: (row) => <bdi>{nameOf(row.key)}</bdi>,
    },
    ...figure<SliceRow>(
      'alpha',
      by === 'grade' ? t('measures.alpha-nominal') : t('column.alpha'),
      (row) => row.alpha,
      axisOf(rows.map((row) => row.alpha)),
      { mark: 0 },
    ),
    numberColumn('same', t('column.same'), ({ percent }) => percent.value, format.percent),
    numberColumn('units', t('column.results'), ({ units }) => units, format.number),
    numberColumn('labels', t('column.labels'), ({ labels }) => labels, format.number),
  ]
  return (
    <Table
      label={`${t('by')}: ${t(`slices.${by}`)}`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      empty={t('noSlice')}
      file={`agreement-by-${by}.csv`}
    />
  )
}
