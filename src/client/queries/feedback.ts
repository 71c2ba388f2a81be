import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'

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
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<'contest.create'>) => call('contest.create', { params: { assignmentId }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}
