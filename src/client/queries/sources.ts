import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { useTry } from './use-change.ts'

const key = (projectId: string) => ['sources', projectId] as const

/** Imported sources of labels. */
export function sourceOptions(projectId: string) {
  return queryOptions({
    queryKey: key(projectId),
    queryFn: ({ signal }) => call('project.sources', { params: { projectId }, signal }),
  })
}

/** Says whether a source counts. */
export function useUpdateSource(projectId: string) {
  // What preferences come to stands on the same page.
  const touched = [key(projectId), ['preferences', projectId]]
  return useTry(touched, ({ sourceId, counts }: { sourceId: string; counts: boolean }) =>
    call('project.updateSource', { params: { projectId, sourceId }, body: { counts } }),
  )
}
