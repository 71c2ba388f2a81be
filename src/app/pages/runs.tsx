import { useParams } from '@tanstack/react-router'
import { RunsPage } from '#features/runs/runs-page.tsx'

/** Runs of the project in the address. */
export function Runs() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  return <RunsPage key={projectId} projectId={projectId} />
}
