import { useParams, useSearch } from '@tanstack/react-router'
import { InsightsPage } from '#features/insights/insights-page.tsx'

/** Agreement, consensus and questions of the project in the address; figures of one language where it names one. */
export function Agreement() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  const { language = '' } = useSearch({ from: '/inside/projects/$projectId/agreement' })
  return <InsightsPage key={`${projectId} ${language}`} projectId={projectId} language={language} />
}
