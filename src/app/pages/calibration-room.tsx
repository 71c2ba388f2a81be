import { useParams } from '@tanstack/react-router'
import { StepAway } from '#features/away/step-away.tsx'
import { RoomPage } from '#features/calibrate/room/room-page.tsx'
import { lazyPart } from '#ui/lazy-part.ts'

const GuidelinePanel = lazyPart(() => import('#features/guidelines/guideline-panel.tsx'), 'GuidelinePanel')

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
