import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { AnswerOf, BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { askAnew } from './use-change.ts'

const key = ['session'] as const

/** Who is signed in. */
export function sessionOptions() {
  return queryOptions({ queryKey: key, queryFn: ({ signal }) => call('session.get', { signal }), staleTime: 300_000 })
}

/** What a one-time link is for. */
export function linkOptions(token: string) {
  return queryOptions({
    queryKey: ['link', token],
    queryFn: ({ signal }) => call('link.get', { params: { token }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

type Session = AnswerOf<'session.get'>
type Me = AnswerOf<'me.update'>

/** Puts who is signed in now into the cache; another person's data goes. */
function useSetMe() {
  const client = useQueryClient()
  return async (me: Me | null) => {
    const before = client.getQueryData<Session>(key)
    if (before?.me?.id !== me?.id)
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'link' })
    if (before) client.setQueryData<Session>(key, { ...before, me, setupNeeded: before.setupNeeded && !me })
    else await client.invalidateQueries({ queryKey: key })
  }
}

/** Signs in. */
export function useSignIn() {
  const setMe = useSetMe()
  return useMutation({
    mutationFn: (body: BodyOf<'session.create'>) => call('session.create', { body }),
    onSuccess: setMe,
  })
}

/** Signs out. */
export function useSignOut() {
  const setMe = useSetMe()
  return useMutation({ mutationFn: () => call('session.delete'), onSuccess: () => setMe(null) })
}

/** Takes up a one-time link; whoever did is signed in. */
export function useAcceptLink(token: string) {
  const setMe = useSetMe()
  return useMutation({
    mutationFn: (body: BodyOf<'link.accept'>) => call('link.accept', { params: { token }, body }),
    onSuccess: ({ me }) => setMe(me),
  })
}

/** Changes own settings. */
export function useUpdateMe() {
  const setMe = useSetMe()
  return useMutation({
    mutationFn: (body: BodyOf<'me.update'>) => call('me.update', { body }),
    onSuccess: setMe,
    // One after the other: what was chosen last is what stays.
    scope: { id: 'me' },
  })
}

const awayKey = ['kept-away'] as const

/** What one is not given: opted out, or published by oneself. */
export function keptAwayOptions() {
  return queryOptions({ queryKey: awayKey, queryFn: ({ signal }) => call('me.keptAway', { signal }) })
}

/** Says what one is not to be given. */
export function useKeepAway() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<'me.keepAway'>) => call('me.keepAway', { body }),
    onMutate: (body) => client.setQueryData(awayKey, body),
    onSettled: () => askAnew(client, [awayKey]),
  })
}

/** Changes own password. */
export function useChangePassword() {
  return useMutation({ mutationFn: (body: BodyOf<'me.password'>) => call('me.password', { body }) })
}
