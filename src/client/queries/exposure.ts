import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { askAnew } from './use-change.ts'

/** What this person looked at; nobody else can read it. */
export function ownExposureOptions() {
  return queryOptions({
    queryKey: ['exposure'],
    queryFn: ({ signal }) => call('exposure.own', { signal }),
    staleTime: 10_000,
  })
}

/** What groups of five people or more looked at in a project. */
export function groupExposureOptions(projectId: string) {
  return queryOptions({
    queryKey: ['exposure', projectId],
    queryFn: ({ signal }) => call('exposure.groups', { params: { projectId }, signal }),
  })
}

/** Two styles of masking side by side. */
export function trialOptions(projectId: string) {
  return queryOptions({
    queryKey: ['masking-trial', projectId],
    queryFn: ({ signal }) => call('trial.get', { params: { projectId }, signal }),
  })
}

/** Says how one feels after a masked task; nobody waits for it. */
export function useGiveMood() {
  return useMutation({
    mutationFn: ({ assignmentId, ...body }: { assignmentId: string } & BodyOf<'mood.give'>) =>
      call('mood.give', { params: { assignmentId }, body }),
  })
}

const organisationKey = ['organisation'] as const

/** What is set for everybody. */
export function organisationOptions() {
  return queryOptions({ queryKey: organisationKey, queryFn: ({ signal }) => call('organisation.get', { signal }) })
}

/** Sets what holds for everybody. */
export function useSetOrganisation() {
  const client = useQueryClient()
  return useMutation({
    scope: { id: 'organisation' },
    mutationFn: (body: BodyOf<'organisation.update'>) => call('organisation.update', { body }),
    onMutate: (body) => client.setQueryData(organisationKey, body),
    onSettled: () => askAnew(client, [organisationKey, ['viewing-preferences']]),
  })
}
