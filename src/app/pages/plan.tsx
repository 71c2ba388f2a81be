import { useParams } from '@tanstack/react-router'
import { PlanPage } from '#features/plan/plan-page.tsx'
import { ReportPage } from '#features/plan/report-page.tsx'

/** The plan of the project in the address. */
export function Plan() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  return <PlanPage key={projectId} projectId={projectId} />
}

/** Its report. */
export function Report() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  return <ReportPage key={projectId} projectId={projectId} />
}
