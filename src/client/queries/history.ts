import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'

/** Own tasks, latest first, a page at a time. */
export function historyOptions() {
  return infiniteQueryOptions({
    queryKey: ['history'],
    queryFn: ({ signal, pageParam }) => call('history.get', { query: pageParam ? { after: pageParam } : {}, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
}
