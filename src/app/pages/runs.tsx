import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { RunsPage } from '#features/runs/runs-page.tsx'

/** Runs of the project in the address, by the measures and with the query that it names. */
export function Runs() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  const search = useSearch({ from: '/inside/projects/$projectId/runs' })
  const navigate = useNavigate({ from: '/projects/$projectId/runs' })
  return (
    <RunsPage
      key={projectId}
      projectId={projectId}
      search={search}
      onSearch={(change) =>
        void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false })
      }
    />
  )
}
