import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../call.ts'

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
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ sourceId, counts }: { sourceId: string; counts: boolean }) =>
      call('project.updateSource', { params: { projectId, sourceId }, body: { counts } }),
    // What preferences come to stands on the same page.
    onSettled: () =>
      Promise.all(
        [key(projectId), ['preferences', projectId]].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  })
}
