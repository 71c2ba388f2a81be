import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { useChange } from './use-change.ts'

/** Keys of what is known of projects; `all` covers the others. */
export const projectKeys = {
  all: ['projects'] as const,
  list: ['projects', 'list'] as const,
  one: (projectId: string) => ['projects', projectId] as const,
  progress: (projectId: string, by: string) => ['projects', projectId, 'progress', by] as const,
}

/** Own projects, with what waits in each. */
export function projectListOptions() {
  return queryOptions({
    queryKey: projectKeys.list,
    queryFn: ({ signal }) => call('project.list', { signal }),
    staleTime: 0,
  })
}

/** One project. */
export function projectOptions(projectId: string) {
  return queryOptions({
    queryKey: projectKeys.one(projectId),
    queryFn: ({ signal }) => call('project.get', { params: { projectId }, signal }),
  })
}

/** Progress of a project in one slice, a page at a time. */
export function progressOptions(projectId: string, by: 'query' | 'language' | 'person') {
  return infiniteQueryOptions({
    queryKey: projectKeys.progress(projectId, by),
    queryFn: ({ signal, pageParam }) =>
      call('project.progress', { params: { projectId }, query: pageParam ? { by, after: pageParam } : { by }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
}

function useProjectMutation<T, R>(mutationFn: (input: T) => Promise<R>) {
  return useChange([projectKeys.all], mutationFn)
}

/** What dynamic overlap saves in a project, measured. */
export function overlapSavingOptions(projectId: string) {
  return queryOptions({
    queryKey: [...projectKeys.one(projectId), 'overlap'],
    queryFn: ({ signal }) => call('project.overlap', { params: { projectId }, signal }),
    staleTime: 60_000,
  })
}

/** Creates a project. */
export function useCreateProject() {
  return useProjectMutation((body: BodyOf<'project.create'>) => call('project.create', { body }))
}

/** Creates the sample project. */
export function useCreateSample() {
  return useProjectMutation((_: undefined) => call('project.sample'))
}

/** Changes a project. */
export function useUpdateProject(projectId: string) {
  return useProjectMutation((body: BodyOf<'project.update'>) => call('project.update', { params: { projectId }, body }))
}
