import { queryOptions } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { useChange, useTry } from './use-change.ts'

const key = (projectId: string) => ['calibration', projectId] as const

/** Sessions of a project; asked for again now and then, since a room may open. */
export function sessionListOptions(projectId: string) {
  return queryOptions({
    queryKey: [...key(projectId), 'list'],
    queryFn: ({ signal }) => call('calibration.list', { params: { projectId }, signal }),
    staleTime: 0,
    refetchInterval: 15_000,
  })
}

/** The plan of a session. */
export function sessionPlanOptions(projectId: string, sessionId: string) {
  return queryOptions({
    queryKey: [...key(projectId), 'plan', sessionId],
    queryFn: ({ signal }) => call('calibration.get', { params: { projectId, sessionId }, signal }),
    staleTime: 0,
    // The form holds what is being written; what comes later must not replace it.
    refetchOnWindowFocus: false,
  })
}

/** Who can have a seat. */
export function seatableOptions(projectId: string) {
  return queryOptions({
    queryKey: [...key(projectId), 'people'],
    queryFn: ({ signal }) => call('calibration.people', { params: { projectId }, signal }),
    staleTime: 60_000,
  })
}

/** Results that can be items. */
export function candidateOptions(projectId: string, body: BodyOf<'calibration.candidates'> | null) {
  return queryOptions({
    queryKey: [...key(projectId), 'candidates', body],
    queryFn: ({ signal }) =>
      call('calibration.candidates', {
        params: { projectId },
        body: body as BodyOf<'calibration.candidates'>,
        signal,
      }),
    enabled: body !== null,
    staleTime: 10_000,
  })
}

/** What came of a session. */
export function sessionReportOptions(projectId: string, sessionId: string) {
  return queryOptions({
    queryKey: [...key(projectId), 'report', sessionId],
    queryFn: ({ signal }) => call('calibration.report', { params: { projectId, sessionId }, signal }),
    staleTime: 0,
  })
}

/** What a next session could be about. */
export function suggestionOptions(projectId: string, sessionId: string) {
  return queryOptions({
    queryKey: [...key(projectId), 'suggestion', sessionId],
    queryFn: ({ signal }) => call('calibration.suggest', { params: { projectId, sessionId }, signal }),
    staleTime: 60_000,
  })
}

/** The items of a session with the own votes, for whoever takes it alone. */
export function ownRoomOptions(projectId: string, sessionId: string) {
  return queryOptions({
    queryKey: [...key(projectId), 'room', sessionId],
    queryFn: ({ signal }) => call('room.get', { params: { projectId, sessionId }, signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}

/** Plans a session. */
export function useCreateSession(projectId: string) {
  return useChange([key(projectId)], (body: BodyOf<'calibration.create'>) =>
    call('calibration.create', { params: { projectId }, body }),
  )
}

/** Changes a plan. */
export function useUpdateSession(projectId: string, sessionId: string) {
  return useChange([key(projectId)], (body: BodyOf<'calibration.update'>) =>
    call('calibration.update', { params: { projectId, sessionId }, body }),
  )
}

/** Calls a session off. */
export function useCancelSession(projectId: string, sessionId: string) {
  return useTry([key(projectId)], () => call('calibration.cancel', { params: { projectId, sessionId } }))
}

/** Votes on an item; what is settled about it may be read from then on. */
export function useLoneVote(projectId: string, sessionId: string) {
  return useChange([key(projectId)], (body: BodyOf<'room.vote'>) =>
    call('room.vote', { params: { projectId, sessionId }, body }),
  )
}
