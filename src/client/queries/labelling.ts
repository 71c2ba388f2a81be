import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'

/** Scale and rules of a project, for the label page; kept for the visit, so that a scale does not change under the fingers. */
export function labelProjectOptions(projectId: string) {
  return queryOptions({
    queryKey: ['labelling', projectId],
    queryFn: ({ signal }) => call('label.project', { params: { projectId }, signal }),
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  })
}

/** One own task, to find out which project it belongs to. */
export function assignmentOptions(assignmentId: string) {
  return queryOptions({
    queryKey: ['assignment', assignmentId],
    queryFn: ({ signal }) => call('assignment.get', { params: { assignmentId }, signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}
