import { queryOptions } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import type { CoursePool } from '#contract/training.ts'
import { call } from '../call.ts'
import { delivered } from '../outbox/delivered.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { projectKeys } from './projects.ts'
import { useChange, useTry } from './use-change.ts'

const keys = {
  all: (projectId: string) => ['training', projectId] as const,
  people: (projectId: string) => ['training', projectId, 'people'] as const,
}

/** Pools, tests and the rule of the course. */
export function trainingOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.all(projectId),
    queryFn: ({ signal }) => call('training.get', { params: { projectId }, signal }),
  })
}

/** Who stands where. */
export function trainingPeopleOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.people(projectId),
    queryFn: ({ signal }) => call('training.people', { params: { projectId }, signal }),
  })
}

/** What a training result answers to the own first label, once that is stored. */
export function checkOptions(outbox: Outbox, assignmentId: string, subject: string, isLabelled: boolean) {
  return queryOptions({
    queryKey: ['check', assignmentId, subject],
    queryFn: async ({ signal }) => {
      const isThis = await delivered(
        outbox,
        (entry) =>
          entry.kind === 'label' && entry.label.assignmentId === assignmentId && entry.label.subject === subject,
      )
      if (!isThis) throw new Error('the label is still on its way')
      return call('assignment.check', { params: { assignmentId }, body: { subject }, signal })
    },
    enabled: isLabelled,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: true,
    retryDelay: (failures) => Math.min(10_000, 300 * 2 ** failures),
  })
}

function useTrainingMutation<T, R>(projectId: string, mutationFn: (input: T) => Promise<R>) {
  return useChange([keys.all(projectId)], mutationFn)
}

/** Changes when the course ends. */
export function useCourseRule(projectId: string) {
  return useTrainingMutation(projectId, (body: BodyOf<'training.update'>) =>
    call('training.update', { params: { projectId }, body }),
  )
}

/** Sets the test of a language; null asks for none. */
export function useLanguageTest(projectId: string, language: string) {
  const params = { projectId, language }
  return useTrainingMutation(projectId, (body: BodyOf<'training.setTest'> | null) =>
    body ? call('training.setTest', { params, body }) : call('training.removeTest', { params }),
  )
}

/** Puts queries into a pool, or counts what would go in. */
export function useFillPool(projectId: string) {
  return useTrainingMutation(projectId, (body: BodyOf<'training.fill'>) =>
    call('training.fill', { params: { projectId }, body }),
  )
}

/** Takes everything of a language out of a pool. */
export function useEmptyPool(projectId: string) {
  return useTrainingMutation(projectId, ({ pool, language }: { pool: CoursePool; language: string }) =>
    call('training.empty', { params: { projectId, pool, language } }),
  )
}

/** An exception for one person, with a reason: let in, or one more attempt. */
export function useFavour(projectId: string, personId: string, favour: 'letIn' | 'moreAttempts') {
  return useTrainingMutation(projectId, (body: BodyOf<'training.letIn'>) =>
    call(`training.${favour}`, { params: { projectId, personId }, body }),
  )
}

/** Begins a test, or goes on with the one that runs. */
export function useStartTest(projectId: string) {
  return useTry([projectKeys.list], (language: string) =>
    call('attempt.start', { params: { projectId }, body: { language } }),
  )
}
