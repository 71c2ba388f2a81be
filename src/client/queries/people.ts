import { queryOptions, useMutation } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { useChange, useTry } from './use-change.ts'

const keys = {
  people: ['people'] as const,
  members: (projectId: string) => ['members', projectId] as const,
  invitations: (projectId: string) => ['invitations', projectId] as const,
}

/** All accounts of the server. */
export function peopleOptions() {
  return queryOptions({ queryKey: keys.people, queryFn: ({ signal }) => call('people.list', { signal }) })
}

/** Members of a project. */
export function memberOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.members(projectId),
    queryFn: ({ signal }) => call('member.list', { params: { projectId }, signal }),
  })
}

/** Invitations of a project. */
export function invitationOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.invitations(projectId),
    queryFn: ({ signal }) => call('invitation.list', { params: { projectId }, signal }),
  })
}

/** Makes a link that sets a new password for a person. */
export function useResetLink() {
  return useMutation({ mutationFn: (personId: string) => call('people.resetLink', { params: { personId } }) })
}

/** Names an officer, or ends that. */
export function useSetOfficer() {
  return useTry([keys.people, ['session']], ({ personId, officer }: { personId: string; officer: boolean }) =>
    call('people.officer', { params: { personId }, body: { officer } }),
  )
}

/** Makes invitation links. */
export function useInvite(projectId: string) {
  return useChange([keys.invitations(projectId)], (body: BodyOf<'invitation.create'>) =>
    call('invitation.create', { params: { projectId }, body }),
  )
}

/** Withdraws an invitation that nobody has used. */
export function useWithdraw(projectId: string) {
  return useTry([keys.invitations(projectId)], (linkId: string) =>
    call('invitation.delete', { params: { projectId, linkId } }),
  )
}

/** Changes a membership. */
export function useUpdateMember(projectId: string, personId: string) {
  return useChange([keys.members(projectId)], (body: BodyOf<'member.update'>) =>
    call('member.update', { params: { projectId, personId }, body }),
  )
}

/** Ends a membership. */
export function useRemoveMember(projectId: string, personId: string) {
  return useChange([keys.members(projectId)], () => call('member.remove', { params: { projectId, personId } }))
}
