import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'

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
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<'words.update'>) => call('words.update', { params: { projectId }, body }),
    onSuccess: (lists) => client.setQueryData(wordsKey(projectId), lists),
  })
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
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('media.retry', { params: { projectId }, body: {} }),
    onSuccess: (fetches) => client.setQueryData(fetchesKey(projectId), fetches),
  })
}
