import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sessionListOptions } from '#client/queries/calibration.ts'
import { projectOptions } from '#client/queries/projects.ts'
import type { SessionRow } from '#contract/calibration.ts'
import { buttonClass } from '#ui/button-class.ts'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type SessionState, stateOf } from '../session-state.ts'
import styles from './plan.module.css'
import { SessionCard } from './session-card.tsx'

const order: readonly SessionState[] = ['running', 'lobby', 'open', 'planned', 'over', 'cancelled']

/** What can be done now stands above what is over; beside that the latest first, as they come. */
const placeOf = ({ phase }: SessionRow) => order.indexOf(stateOf(phase))

/** The calibration sessions of a project: what each is at, and what the person can do now. */
export function ListPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation('calibration')
  const { data: project } = useQuery(projectOptions(projectId))
  const { data, error, isPending } = useQuery(sessionListOptions(projectId))
  const leads = project?.roles.some((role) => role === 'trainer' || role === 'owner') ?? false
  const sessions = [...(data?.sessions ?? [])].sort((a, b) => placeOf(a) - placeOf(b))
  const plan = leads && (
    <Link className={buttonClass('primary')} to="/projects/$projectId/calibration/new" params={{ projectId }}>
      {t('list.plan')}
    </Link>
  )
  return (
    <Page title={t('list.title')} above={project && <span dir="auto">{project.name}</span>} actions={plan}>
      {isPending && <Skeleton lines={8} />}
      <Problem error={error} />
      {data && sessions.length === 0 && (
        <div className={styles.empty}>
          <p>{t('list.empty')}</p>
          <p>{t(leads ? 'list.emptyLead' : 'list.emptyMember')}</p>
        </div>
      )}
      {sessions.length > 0 && (
        <ul className={styles.sessions}>
          {sessions.map((session) => (
            <SessionCard key={session.id} projectId={projectId} session={session} leads={leads} />
          ))}
        </ul>
      )}
    </Page>
  )
}
