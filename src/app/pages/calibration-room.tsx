import { useParams } from '@tanstack/react-router'
import { lazy } from 'react'
import { StepAway } from '#features/away/step-away.tsx'
import { RoomPage } from '#features/calibrate/room/room-page.tsx'

const GuidelinePanel = lazy(() =>
  import('#features/guidelines/guideline-panel.tsx').then((module) => ({ default: module.GuidelinePanel })),
)

/** The room of the session in the address. */
export function CalibrationRoom() {
  const { projectId, sessionId } = useParams({ from: '/inside/projects/$projectId/calibration/$sessionId/room' })
  return (
    <RoomPage
      key={sessionId}
      projectId={projectId}
      sessionId={sessionId}
      away={(work) => <StepAway {...work} />}
      guideline={(taskLanguage) => <GuidelinePanel projectId={projectId} taskLanguage={taskLanguage} />}
    />
  )
}
