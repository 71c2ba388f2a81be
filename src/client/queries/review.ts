import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'

/** What can be accepted together, as it stands now. */
export function safeItemsOptions(projectId: string) {
  return queryOptions({
    queryKey: ['review', projectId, 'safe'],
    queryFn: ({ signal }) => call('review.safe', { params: { projectId }, signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}
