import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { consensusOptions } from '#client/queries/insights.ts'
import type { ConsensusReport, DifferingResult, RuleRow } from '#contract/insights.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Notice } from '#ui/notice.tsx'
import { numberColumn } from '#ui/number-column.ts'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import styles from './insights.module.css'
import { StateLine } from './state-line.tsx'
import { useGradeName } from './use-grade-name.ts'

/** What each rule would say, and where they differ. */
export function ConsensusPart({ project }: { project: Project }) {
  const { t } = useTranslation('insights')
  const { data, error, isPending } = useQuery(consensusOptions(project.id))
  return (
    <div className={styles.part}>
      <p className={styles.quiet}>{t('consensus.about')}</p>
      <Problem error={error} />
      {isPending && <Skeleton lines={8} />}
      {data && <StateLine computedAt={data.report?.computedAt ?? null} isComputing={data.isComputing} />}
      {data?.report?.units === 0 && <Notice kind="info">{t('consensus.none')}</Notice>}
      {data?.report && data.report.units > 0 && (
        <>
          <Rules report={data.report} />
          <Differing project={project} report={data.report} />
        </>
      )}
    </div>
  )
}

function Rules({ report: { rules, inForce } }: { report: ConsensusReport }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const columns: Column<RuleRow>[] = [
    {
      id: 'rule',
      header: t('consensus.rule'),
      isRowHeader: true,
      csv: ({ rule }) => t(`rules.${rule}`),
      cell: ({ rule }) => (
        <>
          {t(`rules.${rule}`)} {rule === inForce && <Tag>{t('consensus.inForce')}</Tag>}
        </>
      ),
    },
    numberColumn('graded', t('consensus.graded'), ({ graded }) => graded, format.number),
    {
      id: 'same',
      header: t('consensus.same'),
      numeric: true,
      csv: ({ same }) => same,
      cell: ({ same, graded }) => `${format.number(same)} · ${format.percent(graded > 0 ? same / graded : 0)}`,
    },
    numberColumn('confidence', t('consensus.confidence'), ({ meanConfidence }) => meanConfidence, format.figure),
  ]
  return (
    <section>
      <h2>{t('consensus.rules')}</h2>
      <Table
        label={t('consensus.rules')}
        columns={columns}
        rows={rules}
        rowKey={({ rule }) => rule}
        empty={t('consensus.none')}
        file="consensus-rules.csv"
      />
      <p className={styles.quiet}>{t('consensus.confidenceHint')}</p>
    </section>
  )
}

function Differing({ project, report }: { project: Project; report: ConsensusReport }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const nameOf = useGradeName(project)
  const { rules, inForce, results, differing } = report
  const chosen = rules.findIndex(({ rule }) => rule === inForce)
  const columns: Column<DifferingResult>[] = [
    {
      id: 'query',
      header: t('consensus.query'),
      isRowHeader: true,
      csv: (row) => row.query,
      cell: (row) => (
        <bdi lang={row.language} dir="auto">
          {row.query}
        </bdi>
      ),
    },
    {
      id: 'place',
      header: t('consensus.place'),
      cell: ({ language, market }) =>
        [format.language(language), market && format.region(market)].filter(Boolean).join(' · '),
    },
    {
      id: 'document',
      header: t('consensus.document'),
      csv: ({ title }) => title ?? t('consensus.masked'),
      cell: ({ title, rank, language }) => (
        <>
          {rank !== null && `${t('consensus.rank', { rank: format.number(rank) })} · `}
          {title === null ? t('consensus.masked') : <bdi lang={language}>{title}</bdi>}
        </>
      ),
    },
    { id: 'labels', header: t('consensus.labels'), cell: ({ values }) => format.list(values.map(String)) },
    ...rules.map(
      ({ rule }, at): Column<DifferingResult> => ({
        id: rule,
        header: t(`rules.${rule}`),
        csv: ({ grades }) => grades[at] ?? null,
        cell: ({ grades }) => {
          const grade = grades[at] ?? null
          return (
            <span className={styles.grades} data-other={grade !== grades[chosen] ? '' : undefined}>
              {grade === null ? '–' : nameOf(grade)}
            </span>
          )
        },
      }),
    ),
  ]
  return (
    <section>
      <h2>{t('consensus.differ')}</h2>
      <p>
        {t('consensus.differCount', { count: differing, n: format.number(differing) })}{' '}
        {results.length < differing && t('consensus.differShown', { count: results.length })}
      </p>
      {results.length > 0 && (
        <Table
          label={t('consensus.differ')}
          columns={columns}
          rows={results}
          rowKey={({ id }) => id}
          empty={t('consensus.none')}
          file="consensus-differing.csv"
        />
      )}
    </section>
  )
}
