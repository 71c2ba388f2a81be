import { useNavigate, useSearch } from '@tanstack/react-router'
import { OverviewPage } from '#features/watch/overview-page.tsx'

/** All projects, as the address narrows them. */
export function OverviewRoute() {
  const search = useSearch({ from: '/inside/overview' })
  const navigate = useNavigate({ from: '/overview' })
  return (
    <OverviewPage
      search={search}
      onSearch={(change) =>
        void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false })
      }
    />
  )
}
