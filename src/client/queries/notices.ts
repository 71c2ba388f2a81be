import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { useTry } from './use-change.ts'

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
  return useTry([key], (ids: string[]) => call('notice.read', { body: { ids } }))
}
