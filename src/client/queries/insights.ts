import { queryOptions } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { useChange } from './use-change.ts'

/** Keys of what is worked out about a project. */
export const insightKeys = {
  agreement: (projectId: string, language: string, market: string) =>
    ['insights', projectId, 'agreement', language, market] as const,
  consensus: (projectId: string) => ['insights', projectId, 'consensus'] as const,
  signals: (projectId: string) => ['insights', projectId, 'signals'] as const,
}

/** Figures stay live: asked for again every half minute, and every other second while newer ones are worked out. */
function live(query: { state: { data?: { isComputing: boolean } | undefined } }): number {
  return query.state.data?.isComputing ? 2000 : 30_000
}

/** How far people agree; empty strings stand for all languages and markets. */
export function agreementOptions(projectId: string, { language, market }: { language: string; market: string }) {
  const query = { ...(language && { language }), ...(market && { market }) }
  return queryOptions({
    queryKey: insightKeys.agreement(projectId, language, market),
    queryFn: ({ signal }) => call('insights.agreement', { params: { projectId }, query, signal }),
    refetchInterval: live,
    staleTime: 0,
  })
}

/** What each consensus rule would say. */
export function consensusOptions(projectId: string) {
  return queryOptions({
    queryKey: insightKeys.consensus(projectId),
    queryFn: ({ signal }) => call('insights.consensus', { params: { projectId }, signal }),
    refetchInterval: live,
    staleTime: 0,
  })
}

/** What there is to ask people about. */
export function signalsOptions(projectId: string) {
  return queryOptions({
    queryKey: insightKeys.signals(projectId),
    queryFn: ({ signal }) => call('insights.signals', { params: { projectId }, signal }),
    refetchInterval: live,
    staleTime: 0,
  })
}

/** Notes on a signal. */
export function useNoteSignal(projectId: string) {
  return useChange([insightKeys.signals(projectId)], (body: BodyOf<'insights.noteSignal'>) =>
    call('insights.noteSignal', { params: { projectId }, body }),
  )
}
