import { queryOptions } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { useReplace } from './use-change.ts'

const key = (projectId: string) => ['guideline', projectId] as const

/** The guideline in force in a project. */
export function guidelineOptions(projectId: string) {
  return queryOptions({
    queryKey: key(projectId),
    queryFn: ({ signal }) => call('guideline.get', { params: { projectId }, signal }),
    staleTime: 60_000,
  })
}

/** Publishes a new version. */
export function useUpdateGuideline(projectId: string) {
  return useReplace(key(projectId), (body: BodyOf<'guideline.update'>) =>
    call('guideline.update', { params: { projectId }, body }),
  )
}
