import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { projectKeys } from './projects.ts'
import { askAnew, useChange, useTry } from './use-change.ts'

const keys = {
  list: (projectId: string) => ['imports', projectId] as const,
  one: (projectId: string, importId: string) => ['imports', projectId, importId] as const,
}

/** Imports of a project, latest first. */
export function importListOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.list(projectId),
    queryFn: ({ signal }) => call('import.list', { params: { projectId }, signal }),
    staleTime: 0,
  })
}

/** One import, asked for twice a second while it runs. */
export function importOptions(projectId: string, importId: string) {
  return queryOptions({
    queryKey: keys.one(projectId, importId),
    queryFn: ({ signal }) => call('import.get', { params: { projectId, importId }, signal }),
    refetchInterval: (query) => (query.state.data && query.state.data.state !== 'running' ? false : 500),
    staleTime: 0,
  })
}

/** The first rows of an uploaded file. */
export function previewOptions(projectId: string, uploadId: string) {
  return queryOptions({
    queryKey: ['import-preview', projectId, uploadId],
    queryFn: ({ signal }) => call('import.preview', { params: { projectId }, body: { uploadId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Starts an import. */
export function useStartImport(projectId: string) {
  return useChange([keys.list(projectId)], (body: BodyOf<'import.create'>) =>
    call('import.create', { params: { projectId }, body }),
  )
}

/** Cancels an import that runs. */
export function useCancelImport(projectId: string) {
  return useTry([keys.list(projectId)], (importId: string) =>
    call('import.cancel', { params: { projectId, importId } }),
  )
}

/** Forgets what is known of projects, once an import has changed them. */
export function useAfterImport() {
  const client = useQueryClient()
  return () => void askAnew(client, [projectKeys.all])
}
