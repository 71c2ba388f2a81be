import { useParams } from '@tanstack/react-router'
import { DriftPage } from '#features/calibrate/after/drift-page.tsx'

/** Drift between the languages of the project in the address. */
export function Drift() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  return <DriftPage key={projectId} projectId={projectId} />
}
