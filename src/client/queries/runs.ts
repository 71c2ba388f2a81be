import { queryOptions } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { useTry } from './use-change.ts'

const keys = {
  all: (projectId: string) => ['runs', projectId] as const,
  list: (projectId: string) => ['runs', projectId, 'list'] as const,
  comparison: (projectId: string) => ['runs', projectId, 'comparison'] as const,
}

/** Runs of a project, latest first. */
export function runsOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.list(projectId),
    queryFn: ({ signal }) => call('run.list', { params: { projectId }, signal }),
    staleTime: 0,
  })
}

/** How the two chosen runs compare; asked for again as labels arrive. */
export function runComparisonOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.comparison(projectId),
    queryFn: ({ signal }) => call('run.comparison', { params: { projectId }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.isComputing ? 2000 : 30_000),
    staleTime: 0,
  })
}

function useRunChange<Input, Answer>(projectId: string, mutationFn: (input: Input) => Promise<Answer>) {
  return useTry([keys.all(projectId)], mutationFn)
}

/** Takes an uploaded run in. */
export function useAddRun(projectId: string) {
  return useRunChange(projectId, (body: BodyOf<'run.create'>) => call('run.create', { params: { projectId }, body }))
}

/** Removes a run. */
export function useRemoveRun(projectId: string) {
  return useRunChange(projectId, (runId: string) => call('run.delete', { params: { projectId, runId } }))
}

/** Chooses the two that are compared. */
export function useChooseRuns(projectId: string) {
  return useRunChange(projectId, (body: BodyOf<'run.choose'>) => call('run.choose', { params: { projectId }, body }))
}
