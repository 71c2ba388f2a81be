import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'

/** Drift between languages; asked for again while newer figures are worked out. */
export function driftOptions(projectId: string) {
  return queryOptions({
    queryKey: ['drift', projectId],
    queryFn: ({ signal }) => call('drift.get', { params: { projectId }, signal }),
    refetchInterval: (query) => (query.state.data?.isComputing ? 2000 : 60_000),
    staleTime: 0,
  })
}
