import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { BodyOf, QueryOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { useChange, useTry } from './use-change.ts'

const keys = {
  all: (projectId: string) => ['gold', projectId] as const,
  skills: (projectId: string) => ['skills', projectId] as const,
}

type Filter = Omit<QueryOf<'gold.list'>, 'after'>

/** Gold of a project, a page at a time. */
export function goldOptions(projectId: string, filter: Filter) {
  return infiniteQueryOptions({
    queryKey: [...keys.all(projectId), filter],
    queryFn: ({ signal, pageParam }) =>
      call('gold.list', {
        params: { projectId },
        query: { ...filter, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

/** Results that can become gold; asked only once there is something to look for. */
export function goldCandidateOptions(projectId: string, text: string) {
  return queryOptions({
    queryKey: [...keys.all(projectId), 'candidates', text],
    queryFn: ({ signal }) => call('gold.candidates', { params: { projectId }, query: { text }, signal }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

/** What would become gold; null while the request is not whole. */
export function goldPreviewOptions(projectId: string, body: BodyOf<'gold.preview'> | null) {
  return queryOptions({
    queryKey: [...keys.all(projectId), 'preview', body],
    queryFn: ({ signal }) =>
      call('gold.preview', { params: { projectId }, body: body as BodyOf<'gold.preview'>, signal }),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

function useGoldMutation<T, R>(projectId: string, mutationFn: (input: T) => Promise<R>) {
  return useTry([keys.all(projectId)], mutationFn)
}

/** Makes gold. */
export function useMakeGold(projectId: string) {
  return useGoldMutation(projectId, (body: BodyOf<'gold.create'>) =>
    call('gold.create', { params: { projectId }, body }),
  )
}

/** Takes a batch of gold back. */
export function useUndoGold(projectId: string) {
  return useGoldMutation(projectId, (batchId: string) => call('gold.undo', { params: { projectId, batchId } }))
}

/** Changes an item of gold. */
export function useChangeGold(projectId: string, resultId: string) {
  return useGoldMutation(projectId, (body: BodyOf<'gold.update'>) =>
    call('gold.update', { params: { projectId, resultId }, body }),
  )
}

/** Retires gold. */
export function useRetireGold(projectId: string) {
  return useGoldMutation(projectId, (resultIds: string[]) =>
    call('gold.retire', { params: { projectId }, body: { resultIds } }),
  )
}

/** Skill per person and language. */
export function skillOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.skills(projectId),
    queryFn: ({ signal }) => call('skill.list', { params: { projectId }, signal }),
    staleTime: 0,
  })
}

/** Lets a person work in a language again. */
export function useLiftStanding(projectId: string, personId: string) {
  return useChange([keys.skills(projectId)], (body: BodyOf<'standing.lift'>) =>
    call('standing.lift', { params: { projectId, personId }, body }),
  )
}

/** Own skill and what it follows from. */
export function ownSkillOptions() {
  return queryOptions({ queryKey: ['skill'], queryFn: ({ signal }) => call('skill.own', { signal }), staleTime: 0 })
}
