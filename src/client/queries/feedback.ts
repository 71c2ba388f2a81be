import { queryOptions } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { useTry } from './use-change.ts'

const key = ['feedback'] as const

/** What became of own labels, in all projects. */
export function feedbackOptions() {
  return queryOptions({
    queryKey: key,
    queryFn: ({ signal }) => call('feedback.get', { query: {}, signal }),
    staleTime: 0,
  })
}

/** Contests a decision on a label of an own task. */
export function useContest(assignmentId: string) {
  return useTry([key], (body: BodyOf<'contest.create'>) => call('contest.create', { params: { assignmentId }, body }))
}
