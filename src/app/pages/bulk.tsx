import { useParams, useSearch } from '@tanstack/react-router'
import { BulkPage } from '#features/bulk/bulk-page.tsx'

/** Re-queueing and reassigning in the project of the address; a link may fill in clause and guideline version. */
export function Bulk() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId/bulk' })
  const search = useSearch({ from: '/inside/projects/$projectId/bulk' })
  return <BulkPage key={`${projectId} ${JSON.stringify(search)}`} projectId={projectId} given={search} />
}
