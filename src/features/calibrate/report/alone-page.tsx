import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ownRoomOptions, sessionReportOptions } from '#client/queries/calibration.ts'
import { projectOptions } from '#client/queries/projects.ts'
import type { RoomView } from '#contract/calibration.ts'
import type { SessionReport } from '#contract/calibration-plan.ts'
import type { Project } from '#contract/project.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { AboveSession } from '../above-session.tsx'
import { AloneItems } from './alone-items.tsx'

interface Props {
  projectId: string
  sessionId: string
}

/** A session taken alone: an open one until it closes, or one that is over, by somebody who has missed items. */
export function AlonePage({ projectId, sessionId }: Props) {
  const { t } = useTranslation('calibration')
  const project = useQuery(projectOptions(projectId))
  const room = useQuery(ownRoomOptions(projectId, sessionId))
  const report = useQuery(sessionReportOptions(projectId, sessionId))
  const error = project.error ?? room.error ?? report.error
  return (
    <Page title={room.data?.title ?? t('list.title')} above={project.data && <AboveSession project={project.data} />}>
      <Problem error={error} />
      {project.data && room.data && report.data ? (
        <Body project={project.data} room={room.data} report={report.data} />
      ) : (
        !error && <Skeleton lines={12} />
      )}
    </Page>
  )
}

function Body({ project, room, report }: { project: Project; room: RoomView; report: SessionReport }) {
  const { t } = useTranslation('calibration')
  const { phase } = room.stage
  const params = { projectId: project.id, sessionId: room.id }
  if (phase === 'open' || phase === 'summary') return <AloneItems project={project} room={room} report={report} />
  return (
    <Notice kind="info">
      <p>{t('alone.inRoom')}</p>
      <Link to="/projects/$projectId/calibration/$sessionId/room" params={params}>
        {t('list.enter')}
      </Link>
    </Notice>
  )
}
