import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { useTry } from './use-change.ts'

/** As all of runs, so that whatever changes them has these asked for anew. */
const all = (projectId: string) => ['runs', projectId] as const

/** Soon again while newer figures are worked out. */
const interval = ({ state: { data } }: { state: { data: { isComputing: boolean } | undefined } }) =>
  data?.isComputing ? 2000 : 60_000

/** All runs by the measures, whose names stand with semicolons between. */
export function runEvaluationOptions(projectId: string, measures: string) {
  return queryOptions({
    queryKey: [...all(projectId), 'evaluation', measures] as const,
    queryFn: ({ signal }) => call('run.evaluation', { params: { projectId }, query: { measures }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: interval,
    staleTime: 0,
    retry: false,
  })
}

/** The two chosen runs query by query in one measure, of those that are shown beside it. */
export function runQueriesOptions(projectId: string, measure: string, measures: string) {
  const query = measures === '' ? { measure } : { measure, measures }
  return queryOptions({
    queryKey: [...all(projectId), 'queries', measure, measures] as const,
    queryFn: ({ signal }) => call('run.queries', { params: { projectId }, query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: interval,
    staleTime: 0,
    retry: false,
  })
}

/** How closely the lead was known as labels were spent, in one measure. */
export function runReturnOptions(projectId: string, measure: string) {
  return queryOptions({
    queryKey: [...all(projectId), 'return', measure] as const,
    queryFn: ({ signal }) => call('run.return', { params: { projectId }, query: { measure }, signal }),
    refetchInterval: interval,
    staleTime: 0,
    retry: false,
  })
}

/** What both return for a query. */
export function runQueryOptions(projectId: string, queryId: string) {
  return queryOptions({
    queryKey: [...all(projectId), 'query', queryId] as const,
    queryFn: ({ signal }) => call('run.query', { params: { projectId, queryId }, signal }),
    staleTime: 0,
  })
}

/** How many of the first `k` documents of the runs have no grade. */
export function unjudgedOptions(projectId: string, k: number) {
  return queryOptions({
    queryKey: [...all(projectId), 'unjudged', k] as const,
    queryFn: ({ signal }) => call('run.unjudged', { params: { projectId }, query: { k }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: interval,
    staleTime: 0,
  })
}

/** Puts first what waits, and makes tasks of what stands under other queries. */
export function useJudgeUnjudged(projectId: string) {
  return useTry([all(projectId)], (k: number) => call('run.judge', { params: { projectId }, body: { k } }))
}
