import { queryOptions } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { useReplace } from './use-change.ts'

const wordsKey = (projectId: string) => ['masked-words', projectId] as const
const fetchesKey = (projectId: string) => ['media-fetches', projectId] as const

/** The masked words of a project. */
export function wordListOptions(projectId: string) {
  return queryOptions({
    queryKey: wordsKey(projectId),
    queryFn: ({ signal }) => call('words.get', { params: { projectId }, signal }),
  })
}

/** Replaces one list of masked words. */
export function useUpdateWords(projectId: string) {
  return useReplace(wordsKey(projectId), (body: BodyOf<'words.update'>) =>
    call('words.update', { params: { projectId }, body }),
  )
}

/** How far remote media has been fetched; asked again while some waits. */
export function mediaFetchOptions(projectId: string) {
  return queryOptions({
    queryKey: fetchesKey(projectId),
    queryFn: ({ signal }) => call('media.fetches', { params: { projectId }, signal }),
    refetchInterval: ({ state }) => (state.data && state.data.waiting > 0 ? 5000 : false),
    staleTime: 0,
  })
}

/** Has media fetched again that could not be. */
export function useFetchAgain(projectId: string) {
  return useReplace(fetchesKey(projectId), () => call('media.retry', { params: { projectId }, body: {} }))
}
