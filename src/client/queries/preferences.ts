import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'

/** What the preferences of a project say; `all` takes in imported ratings that do not count. */
export function preferencesOptions(projectId: string, all: boolean) {
  return queryOptions({
    queryKey: ['preferences', projectId, all],
    queryFn: ({ signal }) =>
      call('preferences.get', { params: { projectId }, query: all ? { all: 'yes' } : {}, signal }),
    staleTime: 0,
  })
}
