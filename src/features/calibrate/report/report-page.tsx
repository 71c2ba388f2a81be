import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '#client/call.ts'
import { download } from '#client/download.ts'
import { sessionReportOptions } from '#client/queries/calibration.ts'
import { projectOptions } from '#client/queries/projects.ts'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { SessionReport } from '#contract/calibration-plan.ts'
import type { Project } from '#contract/project.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { AboveSession } from '../above-session.tsx'
import { stateOf } from '../session-state.ts'
import { ClauseTable, DraftList, RetestTable } from './after-tables.tsx'
import { FigureBox } from './figures.tsx'
import { ItemOutcome } from './item-outcome.tsx'
import { NextSession } from './next-session.tsx'
import { PeopleTable } from './people-table.tsx'
import styles from './report.module.css'
import { SessionFacts } from './session-facts.tsx'

interface Props {
  projectId: string
  sessionId: string
}

/** What came of a session: to whoever leads all of it, to others their own part. */
export function ReportPage({ projectId, sessionId }: Props) {
  const { t } = useTranslation('calibration')
  const project = useQuery(projectOptions(projectId))
  const { data, error } = useQuery(sessionReportOptions(projectId, sessionId))
  return (
    <Page
      title={data?.title ?? t('report.title')}
      above={project.data && <AboveSession project={project.data} />}
      actions={data && <Ways {...{ projectId, sessionId }} report={data} />}
    >
      <Problem error={error ?? project.error} />
      {!(data && project.data) && !error && <Skeleton lines={12} />}
      {data && project.data && <Report project={project.data} report={data} />}
    </Page>
  )
}

function Ways({ projectId, sessionId, report }: Props & { report: SessionReport }) {
  const { t } = useTranslation('calibration')
  const [error, setError] = useState<unknown>(null)
  const [isLoading, setLoading] = useState(false)
  const state = stateOf(report.phase)
  const csv = () => {
    setLoading(true)
    setError(null)
    download(addressOf('calibration.csv', { projectId, sessionId }), () => {}, new AbortController().signal)
      .catch(setError)
      .finally(() => setLoading(false))
  }
  return (
    <div className={styles.ways}>
      <Problem error={error} />
      {report.isLead && state !== 'over' && state !== 'cancelled' && (
        <Link
          className={buttonClass()}
          to="/projects/$projectId/calibration/$sessionId/edit"
          params={{ projectId, sessionId }}
        >
          {t('list.edit')}
        </Link>
      )}
      {report.isLead && (
        <Button isPending={isLoading} onPress={csv}>
          {t('report.csv')}
        </Button>
      )}
      <Button onPress={() => window.print()}>{t('report.print')}</Button>
    </div>
  )
}

function Report({ project, report }: { project: Project; report: SessionReport }) {
  const { t } = useTranslation('calibration')
  const clauses = useClauses(project.id)
  const titleOf = (clause: string) => clauses?.find(({ id }) => id === clause)?.title ?? clause
  const { isLead, phase, items } = report
  const params = { projectId: project.id, sessionId: report.id }
  const isMissed = phase === 'summary' && !isLead && items.some(({ own }) => own === null)
  return (
    <div className={`${boxed.sections} ${styles.report}`}>
      {phase !== 'summary' && (
        <Notice kind="info">{t(phase === 'cancelled' ? 'report.cancelled' : 'report.soFar')}</Notice>
      )}
      {isMissed && (
        <Notice kind="info">
          <p>{t('report.missed')}</p>
          <Link to="/projects/$projectId/calibration/$sessionId/alone" params={params}>
            {t('list.alone')}
          </Link>
        </Notice>
      )}
      <SessionFacts report={report} />
      <section>
        <h2>{t(isLead ? 'report.figures' : 'report.after')}</h2>
        <dl className={styles.figures}>
          {isLead && (
            <>
              <FigureBox name={t('report.before')} hint={t('report.beforeHint')} figure={report.before} />
              <FigureBox name={t('report.after')} hint={t('report.afterHint')} figure={report.votes} />
            </>
          )}
          <FigureBox name={t('report.right')} hint={t('report.rightHint')} figure={report.right} isShare />
        </dl>
      </section>
      <section>
        <h2>{t(isLead ? 'report.people' : 'report.you')}</h2>
        <PeopleTable people={report.people} />
      </section>
      <section>
        <h2>{t('report.items')}</h2>
        <ol className={styles.items}>
          {items.map((item) => (
            <li key={item.n}>
              <h3>
                <bdi lang={item.language}>{item.query}</bdi>
              </h3>
              <p className={styles.quiet}>
                <bdi lang={item.title ? item.language : undefined}>{item.title || item.docId}</bdi>
              </p>
              <ItemOutcome project={project} item={item} asks={report.asks} isLead={isLead} />
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{t('report.clauses')}</h2>
        <ClauseTable report={report} titleOf={titleOf} />
      </section>
      {isLead && (
        <>
          <section>
            <h2>{t('report.drafts')}</h2>
            <DraftList project={project} report={report} titleOf={titleOf} />
          </section>
          <section>
            <h2>{t('report.retests')}</h2>
            <p className={styles.quiet}>{t('report.retestsHint')}</p>
            <RetestTable report={report} />
            <p className={styles.screen}>
              <Link to="/projects/$projectId/drift" params={{ projectId: project.id }}>
                {t('drift.title')}
              </Link>
            </p>
          </section>
          {phase === 'summary' && (
            <section>
              <h2>{t('report.next.title')}</h2>
              <NextSession project={project} sessionId={report.id} titleOf={titleOf} />
            </section>
          )}
        </>
      )}
    </div>
  )
}
