import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../call.ts'

const key = ['notices'] as const

/** The own inbox, latest first; asked for every minute while the page is in view, and when it comes into view. */
export function noticesOptions() {
  return queryOptions({
    queryKey: key,
    queryFn: ({ signal }) => call('notice.list', { signal }),
    refetchInterval: 60_000,
    refetchOnWindowFocus: true,
  })
}

/** Marks notices as read. */
export function useReadNotices() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[]) => call('notice.read', { body: { ids } }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}
