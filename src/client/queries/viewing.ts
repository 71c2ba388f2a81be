import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { AnswerOf, BodyOf } from '#contract/shapes.ts'
import { preferencesOf } from '#core/viewing-settings.ts'
import { call } from '../call.ts'
import { askAnew } from './use-change.ts'

const key = ['viewing-preferences'] as const

type OwnViewing = AnswerOf<'viewing.preferences'>

/** How this person sees masked things (`preferences`: what is in force), and where they find support. */
export function viewingPreferencesOptions() {
  return queryOptions({
    queryKey: key,
    queryFn: ({ signal }) => call('viewing.preferences', { signal }),
    staleTime: 300_000,
  })
}

/** Keeps what this person chose; in force on the page at once. */
export function usePreferViewing() {
  const client = useQueryClient()
  return useMutation({
    // One after the other, so that the last choice is the one that stays.
    scope: { id: 'viewing-preferences' },
    mutationFn: (body: BodyOf<'viewing.prefer'>) => call('viewing.prefer', { body }),
    onMutate: (own) => {
      client.setQueryData<OwnViewing>(
        key,
        (before) =>
          before && {
            ...before,
            own: own as OwnViewing['own'],
            preferences: preferencesOf(own as OwnViewing['own'], before.organisation),
          },
      )
    },
    onSettled: () => askAnew(client, [key]),
  })
}
