import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../call.ts'

const key = ['status'] as const

/** How the server is doing, asked again while previews are being made. */
export function statusOptions() {
  return queryOptions({
    queryKey: key,
    queryFn: ({ signal }) => call('status.get', { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data && data.previews.waiting + data.previews.running > 0 ? 5000 : false,
  })
}

/** Has the previews that failed made once more. */
export function useRetryPreviews() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('status.retry'),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}
