import { useParams } from '@tanstack/react-router'
import { DataCardPage } from '#features/delivery/data-card-page.tsx'
import { DeliveriesPage } from '#features/delivery/deliveries-page.tsx'

/** What the project in the address has delivered. */
export function Deliveries() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  return <DeliveriesPage key={projectId} projectId={projectId} />
}

/** The data card of one version. */
export function Card() {
  const { projectId, version } = useParams({ from: '/inside/projects/$projectId/delivery/$version' })
  return <DataCardPage key={`${projectId} ${version}`} projectId={projectId} version={version} />
}
