import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import { createRoomSession } from '#client/room/room-session.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { RoomContext } from './room-context.ts'
import { RoomFrame } from './room-frame.tsx'

interface Props {
  projectId: string
  sessionId: string
  /** The guideline beside the work, drawn by the application. */
  guideline: (taskLanguage: string) => ReactNode
  /** What lets people step away from it, drawn by the application. */
  away: (work: { hasMasked: boolean }) => ReactNode
}

/** The room of a calibration session. */
export function RoomPage({ projectId, sessionId, guideline, away }: Props) {
  const { t } = useTranslation(['calibration', 'errors'])
  const project = useQuery(projectOptions(projectId))
  const session = useMemo(() => createRoomSession({ projectId, sessionId }), [projectId, sessionId])
  useEffect(() => session.start(), [session])
  const isHere = session.store((state) => state.view !== null)
  const error = session.store((state) => state.error)
  const languages = project.data?.languages
  const room = useMemo(
    () => ({ session, projectId, sessionId, languages: languages ?? [] }),
    [session, projectId, sessionId, languages],
  )
  if (isHere && project.data && !error)
    return (
      <RoomContext value={room}>
        <RoomFrame project={project.data} {...{ guideline, away }} />
      </RoomContext>
    )
  return (
    <Page title={t('calibration:room.title')}>
      {error ? <Notice kind="error">{t(`errors:${error.id}`, { count: 60 })}</Notice> : <Skeleton lines={8} />}
    </Page>
  )
}
