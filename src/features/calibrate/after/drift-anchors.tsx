import { useTranslation } from 'react-i18next'
import type { DriftAnchor } from '#contract/drift.ts'
import type { Project } from '#contract/project.ts'
import { gradeOf, localName } from '#core/scale.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type Column, Table } from '#ui/table.tsx'
import styles from './drift.module.css'

interface Props {
  project: Project
  anchors: readonly DriftAnchor[]
  /** How many there are in all. */
  count: number
}

const gradesIn = ({ cells }: DriftAnchor, language: string) =>
  cells.find((cell) => cell.language === language)?.values ?? []

/** What was graded in several languages, with the grades in each; the widest apart first. */
export function DriftAnchors({ project, anchors, count }: Props) {
  const { t, i18n } = useTranslation('calibration')
  const format = useFormat()
  const languages = [...new Set(anchors.flatMap(({ cells }) => cells.map(({ language }) => language)))].sort()
  const nameOf = (value: number) => {
    const grade = gradeOf(project.scale, value)
    return grade ? localName(grade.names, i18n.resolvedLanguage ?? 'en', project.languages) : ''
  }
  const columns: Column<DriftAnchor>[] = [
    {
      id: 'query',
      header: t('drift.query'),
      isRowHeader: true,
      sortValue: (row) => row.query,
      cell: (row) => (
        <bdi lang={row.language} className={styles.words}>
          {row.query}
        </bdi>
      ),
    },
    {
      id: 'result',
      header: t('drift.result'),
      sortValue: (row) => row.title,
      csv: (row) => row.title || row.docId,
      cell: (row) => (
        <bdi lang={row.language} className={styles.words}>
          {row.title || row.docId}
        </bdi>
      ),
    },
    ...languages.map(
      (language): Column<DriftAnchor> => ({
        id: `grades-${language}`,
        header: format.language(language),
        csv: (row) => gradesIn(row, language).join(' '),
        cell: (row) => {
          const values = gradesIn(row, language)
          if (values.length === 0) return '–'
          return (
            <span className={styles.grades} title={format.list(values.map(nameOf))}>
              {values.map((value) => format.number(value)).join(' ')}
            </span>
          )
        },
      }),
    ),
    {
      ...{ id: 'range', header: t('drift.apart'), numeric: true },
      sortValue: (row) => row.range,
      cell: (row) => format.figure(row.range),
    },
    {
      id: 'from',
      header: t('drift.from'),
      cell: (row) => t(row.sessionId ? 'drift.session' : 'drift.translation'),
    },
  ]
  return (
    <section>
      <h2>{t('drift.anchors')}</h2>
      {anchors.length < count && (
        <p className={styles.quiet}>{t('drift.widest', { count: anchors.length, n: format.number(count) })}</p>
      )}
      <Table
        label={t('drift.anchors')}
        columns={columns}
        rows={anchors}
        rowKey={(row) => row.key}
        empty={t('drift.empty')}
        file="drift-anchors.csv"
      />
    </section>
  )
}
