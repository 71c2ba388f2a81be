import { useParams, useSearch } from '@tanstack/react-router'
import { ListPage } from '#features/calibrate/plan/list-page.tsx'
import { EditPage, NewPage } from '#features/calibrate/plan/plan-page.tsx'
import { AlonePage } from '#features/calibrate/report/alone-page.tsx'
import { ReportPage } from '#features/calibrate/report/report-page.tsx'

/** Calibration sessions of the project in the address. */
export function Calibration() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  return <ListPage key={projectId} projectId={projectId} />
}

/** A session to be planned, from what was left by another where the address names one. */
export function NewCalibration() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  const { after } = useSearch({ from: '/inside/projects/$projectId/calibration/new' })
  return <NewPage key={`${projectId} ${after}`} projectId={projectId} after={after ?? null} />
}

/** The plan of the session in the address. */
export function EditCalibration() {
  const { projectId, sessionId } = useParams({ from: '/inside/projects/$projectId/calibration/$sessionId/edit' })
  return <EditPage key={sessionId} projectId={projectId} sessionId={sessionId} />
}

/** What came of the session in the address. */
export function CalibrationReport() {
  const { projectId, sessionId } = useParams({ from: '/inside/projects/$projectId/calibration/$sessionId' })
  return <ReportPage key={sessionId} projectId={projectId} sessionId={sessionId} />
}

/** The session in the address, taken alone. */
export function CalibrationAlone() {
  const { projectId, sessionId } = useParams({ from: '/inside/projects/$projectId/calibration/$sessionId/alone' })
  return <AlonePage key={sessionId} projectId={projectId} sessionId={sessionId} />
}
