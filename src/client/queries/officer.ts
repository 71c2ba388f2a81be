import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { useTry } from './use-change.ts'

const key = ['officer'] as const

/** What was reported, the latest first. */
export function officerOptions() {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => call('officer.list', { query: pageParam ? { after: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  })
}

/** What an officer decides: on one item, or on all that one person alone reported. */
export type Deciding =
  | { to: 'restore' | 'confirm'; itemId: string; note: string }
  | { reporterId: string; note: string }

/** Decides; the list is read anew. */
export function useDecideSuspect() {
  return useTry([key], async (deciding: Deciding) => {
    const body = { note: deciding.note }
    if ('reporterId' in deciding)
      return call('officer.restoreAllOf', { params: { reporterId: deciding.reporterId }, body })
    const params = { itemId: deciding.itemId }
    return deciding.to === 'restore'
      ? call('officer.restore', { params, body })
      : call('officer.confirm', { params, body })
  })
}
