import { queryOptions } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { guidelineOptions } from './guidelines.ts'
import { useTry } from './use-change.ts'

const key = (projectId: string) => ['drafts', projectId] as const

/** Drafted changes of a project's guideline, or those of one session, with the version in force. */
export function draftsOptions(projectId: string, sessionId?: string) {
  return queryOptions({
    queryKey: [...key(projectId), sessionId ?? 'all'],
    queryFn: ({ signal }) =>
      call('draft.list', { params: { projectId }, query: { ...(sessionId && { sessionId }) }, signal }),
    staleTime: 10_000,
  })
}

/** Whatever changes a draft asks for drafts and guideline anew: when it was refused, they are what has changed. */
function useDraftWork<T>(projectId: string, work: (input: T) => Promise<unknown>) {
  return useTry([key(projectId), guidelineOptions(projectId).queryKey], work)
}

/** Drafts a change. */
export function useCreateDraft(projectId: string) {
  return useDraftWork(projectId, (body: BodyOf<'draft.create'>) =>
    call('draft.create', { params: { projectId }, body }),
  )
}

/** Changes a draft, drops it, or publishes it as a new version. */
export function useDraftActions(projectId: string, draftId: string) {
  const params = { projectId, draftId }
  return {
    update: useDraftWork(projectId, (body: BodyOf<'draft.update'>) => call('draft.update', { params, body })),
    drop: useDraftWork(projectId, (_: null) => call('draft.drop', { params })),
    publish: useDraftWork(projectId, (version: number) => call('draft.publish', { params, body: { version } })),
  }
}
