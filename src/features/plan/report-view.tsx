import { useTranslation } from 'react-i18next'
import type { ProjectReport } from '#contract/report.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Facts } from '#ui/facts.tsx'
import { RequestFacts } from '#ui/request-facts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './plan.module.css'
import { QualityTable } from './quality-table.tsx'
import { ReportCost } from './report-cost.tsx'
import { ReportRuns } from './report-runs.tsx'

const dayMs = 86_400_000

type DateKey = keyof ProjectReport['dates']

/** Whole days from the planned day to the actual one; null where either is missing. */
function daysLate({ planned, actual }: ProjectReport['dates'][DateKey]): number | null {
  if (!planned || !actual) return null
  return Math.round((Date.parse(actual.slice(0, 10)) - Date.parse(planned)) / dayMs)
}

function Dates({ dates }: Pick<ProjectReport, 'dates'>) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const keys: DateKey[] = ['pilot', 'production', 'delivery']
  const late = (key: DateKey) => {
    const days = daysLate(dates[key])
    return days === null ? '' : days > 0 ? t('report.late', { count: days }) : t('report.inTime')
  }
  const columns: Column<DateKey>[] = [
    { id: 'what', header: t('report.dates'), isRowHeader: true, cell: (key) => t(`dates.${key}`) },
    {
      id: 'planned',
      header: t('report.planned'),
      cell: (key) => (dates[key].planned ? format.day(dates[key].planned) : t('quality.none')),
    },
    {
      id: 'actual',
      header: t('report.actual'),
      cell: (key) => (
        <span className={styles.cell}>
          {dates[key].actual ? format.date(dates[key].actual) : t('report.notYet')}
          <small>{late(key)}</small>
        </span>
      ),
    },
  ]
  return (
    <Table label={t('report.dates')} columns={columns} rows={keys} rowKey={(key) => key} empty={t('quality.none')} />
  )
}

function Size({ report }: { report: ProjectReport }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { counts, labelled, sample } = report
  const { from, to } = labelled
  const beside = (there: number, planned: number | null) =>
    planned === null
      ? format.number(there)
      : `${format.number(there)} · ${t('report.planned')}: ${format.number(planned)}`
  return (
    <Facts
      rows={[
        [t('sample.how'), sample.how],
        [t('report.queries'), beside(counts.queries, sample.queries)],
        [t('report.results'), format.number(counts.results)],
        [t('report.labels'), format.number(counts.labels)],
        [t('report.people'), format.number(counts.people)],
        [t('report.labelled'), from && to && t('report.range', { from: format.date(from), to: format.date(to) })],
      ]}
    />
  )
}

function Course({ steps }: Pick<ProjectReport, 'steps'>) {
  const { t } = useTranslation(['plan', 'projects'])
  const format = useFormat()
  return (
    <ol>
      {steps.map(({ to, decision, round, at, note }) => (
        <li key={at + to}>
          {format.date(at)} · {t(`projects:state.${to}`)}
          {round > 0 && ` · ${t('plan:life.round', { round: format.number(round) })}`}
          {decision && ` · ${t(`plan:decision.told.${decision}`)}`}
          {note && (
            <>
              {' — '}
              <span dir="auto">{note}</span>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

function Deliveries({ deliveries }: Pick<ProjectReport, 'deliveries'>) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  if (deliveries.length === 0) return <p className={styles.hint}>{t('report.noDeliveries')}</p>
  return (
    <Facts
      rows={deliveries.map(({ version, at, counts, manifestHash }) => [
        t('report.delivery', { version: format.number(version), date: format.date(at) }),
        <span key={version} className={styles.cell}>
          {t('delivery.counts.graded')}: {format.number(counts.graded)} · {t('delivery.counts.labels')}:{' '}
          {format.number(counts.labels)}
          <small>
            {t('report.hash')}: <span className={styles.hash}>{manifestHash}</span>
          </small>
        </span>,
      ])}
    />
  )
}

/** The report to read, on the screen and on paper; where it is edited the lessons stand in a field, and as text on paper alone. */
export function ReportView({ report, isEdited = false }: { report: ProjectReport; isEdited?: boolean }) {
  const { t } = useTranslation('plan')
  const { quality, cost, steps, lessons } = report
  const computing = <p role="status">{t('gate.computing')}</p>
  return (
    <>
      {report.isComputing && quality && computing}
      <section>
        <h2>{t('report.asked')}</h2>
        <RequestFacts request={report.request} />
      </section>
      <section>
        <h2>{t('report.became')}</h2>
        <Size report={report} />
        <Dates dates={report.dates} />
      </section>
      <section>
        <h2>{t('report.cost')}</h2>
        {quality ? <ReportCost cost={cost} /> : <p>{t('gate.computing')}</p>}
      </section>
      <section>
        <h2>{t('report.quality')}</h2>
        {quality ? <QualityTable rows={quality} currency={cost.currency} label={t('report.quality')} /> : computing}
      </section>
      <section>
        <h2>{t('report.deliveries')}</h2>
        <Deliveries deliveries={report.deliveries} />
      </section>
      {report.runs && (
        <section>
          <h2>{t('report.runs')}</h2>
          <ReportRuns runs={report.runs} />
        </section>
      )}
      {steps.length > 0 && (
        <section>
          <h2>{t('report.course')}</h2>
          <Course steps={steps} />
        </section>
      )}
      {lessons && (
        <section className={isEdited ? styles.paper : undefined}>
          <h2>{t('report.lessons')}</h2>
          <p className={styles.lessons} dir="auto">
            {lessons}
          </p>
        </section>
      )}
    </>
  )
}
