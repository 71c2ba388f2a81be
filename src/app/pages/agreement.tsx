import { useParams } from '@tanstack/react-router'
import { InsightsPage } from '#features/insights/insights-page.tsx'

/** Agreement, consensus and questions of the project in the address. */
export function Agreement() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  return <InsightsPage key={projectId} projectId={projectId} />
}
