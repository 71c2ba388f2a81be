import { queryOptions, useMutation } from '@tanstack/react-query'
import type { BulkBatch } from '#contract/bulk.ts'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { projectKeys } from './projects.ts'
import { useTry } from './use-change.ts'

const key = (projectId: string) => ['bulk', projectId] as const

/** Bulk actions of a project, latest first. */
export function bulkListOptions(projectId: string) {
  return queryOptions({
    queryKey: key(projectId),
    queryFn: ({ signal }) => call('bulk.list', { params: { projectId }, signal }),
    staleTime: 0,
  })
}

/** How many labels in force were made before a guideline version, on results whose decision cites a clause. */
export function oldLabelsOptions(projectId: string, { clause, version }: { clause: string; version: number }) {
  const filter = { clause, guidelineBefore: version }
  const action = { kind: 'stale', filter, again: true, liftDecisions: true } as const
  return queryOptions({
    queryKey: [...key(projectId), 'old', clause, version],
    queryFn: ({ signal }) => call('bulk.preview', { params: { projectId }, body: { action }, signal }),
    select: ({ counts }) => counts.labels,
  })
}

/** Shows what a bulk action would touch. */
export function useBulkPreview(projectId: string) {
  return useMutation({
    mutationFn: (action: BodyOf<'bulk.preview'>['action']) =>
      call('bulk.preview', { params: { projectId }, body: { action } }),
  })
}

/** Asks for part after part until nothing is left, telling how far it is. */
async function toTheEnd(projectId: string, first: BulkBatch, onPart: (batch: BulkBatch) => void): Promise<BulkBatch> {
  let batch = first
  onPart(batch)
  while (batch.state === 'running' || batch.state === 'undoing') {
    batch = await call('bulk.run', { params: { projectId, batchId: batch.id } })
    onPart(batch)
  }
  return batch
}

function useBulkWork<T>(
  projectId: string,
  begin: (input: T) => Promise<BulkBatch>,
  onPart: (batch: BulkBatch) => void,
) {
  return useTry([key(projectId), projectKeys.all], async (input: T) => toTheEnd(projectId, await begin(input), onPart))
}

/** Applies a bulk action to its end; `onPart` is told after each part. */
export function useBulkApply(projectId: string, onPart: (batch: BulkBatch) => void) {
  return useBulkWork(
    projectId,
    (body: BodyOf<'bulk.apply'>) => call('bulk.apply', { params: { projectId }, body }),
    onPart,
  )
}

/** Goes on with a bulk action, or an undo, that stopped half-way. */
export function useBulkRun(projectId: string, onPart: (batch: BulkBatch) => void) {
  return useBulkWork(projectId, (batchId: string) => call('bulk.run', { params: { projectId, batchId } }), onPart)
}

/** Undoes a bulk action to its end. */
export function useBulkUndo(projectId: string, onPart: (batch: BulkBatch) => void) {
  return useBulkWork(projectId, (batchId: string) => call('bulk.undo', { params: { projectId, batchId } }), onPart)
}
