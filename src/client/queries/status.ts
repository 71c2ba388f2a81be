import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { useTry } from './use-change.ts'

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
  return useTry([key], () => call('status.retry'))
}
