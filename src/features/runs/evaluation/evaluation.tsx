import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError, addressOf } from '#client/call.ts'
import { runEvaluationOptions } from '#client/queries/run-evaluation.ts'
import type { RunEvaluation } from '#contract/runs.ts'
import { useFormat } from '#i18n/use-format.ts'
import { buttonClass } from '#ui/button-class.ts'
import { Notice } from '#ui/notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from '../runs.module.css'
import { Differences } from './differences.tsx'
import { Formulas } from './formula.tsx'
import { MeasuresField } from './measures-field.tsx'

interface Props {
  projectId: string
  measures: string[]
  onMeasures: (names: string[]) => void
}

/** Every run by every measure that is asked for, and how the two chosen ones differ. */
export function EvaluationPart({ projectId, measures, onMeasures }: Props) {
  const { t } = useTranslation(['runs'])
  const format = useFormat()
  const names = measures.join(';')
  const { data, error } = useQuery({ ...runEvaluationOptions(projectId, names), enabled: measures.length > 0 })
  const evaluation = measures.length > 0 && !error ? data?.evaluation : null
  return (
    <section>
      <h2>{t('runs:evaluation')}</h2>
      <MeasuresField value={measures} onChange={onMeasures} />
      {error && <Problem error={error} />}
      {measures.length > 0 && !data && !error && <Skeleton lines={4} />}
      {data?.isComputing && <p role="status">{t('runs:computing')}</p>}
      {evaluation && (
        <>
          <Means evaluation={evaluation} />
          <p className={styles.quiet}>
            {t('runs:evaluated', { count: evaluation.queries, at: format.dateTime(evaluation.computedAt) })}
          </p>
          <Formulas measures={evaluation.measures} />
          <Differences measures={evaluation.measures} />
          <p>
            <a className={buttonClass()} href={addressOf('run.csv', { projectId }, { measures: names })} download>
              {t('runs:csv')}
            </a>
          </p>
        </>
      )}
    </section>
  )
}

/** An address can name a measure that there is none of; the field lets nobody write one. */
function Problem({ error }: { error: Error }) {
  const { t } = useTranslation('errors')
  const format = useFormat()
  const id = error instanceof ApiError ? error.id : 'internal'
  const details =
    error instanceof ApiError ? (error.details as { measure?: string; highest?: number } | undefined) : undefined
  return (
    <Notice kind="error">
      {details?.measure && (
        <>
          <bdi>{details.measure}</bdi>:{' '}
        </>
      )}
      {t(id, { count: 60, highest: format.number(details?.highest ?? 0) })}
    </Notice>
  )
}

function Means({ evaluation: { runs, measures } }: { evaluation: RunEvaluation }) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  type Row = RunEvaluation['runs'][number] & { at: number }
  const columns: Column<Row>[] = measures.map(({ name, outcomes }) => ({
    id: name,
    header: name,
    numeric: true,
    sortValue: ({ at }) => outcomes[at]?.mean ?? -1,
    csv: ({ at }) => outcomes[at]?.mean ?? null,
    cell: ({ at }) => {
      const { mean = null, coverage = null } = outcomes[at] ?? {}
      return (
        <span className={styles.outcome}>
          <b>{mean === null ? '–' : format.figure(mean)}</b>
          {coverage !== null && <small>{t('covered', { share: format.percent(coverage) })}</small>}
        </span>
      )
    },
  }))
  const name: Column<Row> = {
    id: 'name',
    header: t('column.name'),
    isRowHeader: true,
    cell: (run) => <bdi>{run.name}</bdi>,
    sortValue: (run) => run.name,
  }
  return (
    <Table
      label={t('evaluation')}
      columns={[name, ...columns]}
      rows={runs.map((run, at) => ({ ...run, at }))}
      rowKey={({ id }) => id}
      empty={t('none')}
      file="runs.csv"
    />
  )
}
