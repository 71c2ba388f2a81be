import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { BodyOf, QueryOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { useChange } from './use-change.ts'

const keys = {
  all: (projectId: string) => ['watch', projectId] as const,
  board: (projectId: string) => ['watch', projectId, 'board'] as const,
  risks: (projectId: string) => ['watch', projectId, 'risks'] as const,
  overview: ['overview'] as const,
}

/** The board of a project; asked for again every other second while newer figures are worked out. */
export function boardOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.board(projectId),
    queryFn: ({ signal }) => call('board.get', { params: { projectId }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.isComputing ? 2000 : 60_000),
    staleTime: 0,
  })
}

/** What would follow from other conditions; the answer before stays until the next one is here. */
export function whatIfOptions(projectId: string, query: NonNullable<QueryOf<'board.whatIf'>>) {
  return queryOptions({
    queryKey: [...keys.board(projectId), 'what-if', query] as const,
    queryFn: ({ signal }) => call('board.whatIf', { params: { projectId }, query, signal }),
    placeholderData: keepPreviousData,
  })
}

/** The register of risks. */
export function risksOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.risks(projectId),
    queryFn: ({ signal }) => call('risk.list', { params: { projectId }, signal }),
    staleTime: 0,
  })
}

/** All projects at a glance. */
export function overviewOptions() {
  return queryOptions({
    queryKey: keys.overview,
    queryFn: ({ signal }) => call('overview.get', { signal }),
    staleTime: 0,
    refetchInterval: 60_000,
  })
}

const touched = (projectId: string) => [keys.all(projectId), keys.overview]

/** Notes that an alarm was seen, and what is done about it. */
export function useSeeAlarm(projectId: string) {
  return useChange(touched(projectId), ({ alarmId, note }: { alarmId: string; note: string }) =>
    call('alarm.see', { params: { projectId, alarmId }, body: { note } }),
  )
}

/** Writes down a risk, or changes the one with this id. */
export function useSaveRisk(projectId: string, riskId: string | null) {
  return useChange(touched(projectId), async (body: BodyOf<'risk.create'>) => {
    if (riskId) await call('risk.update', { params: { projectId, riskId }, body })
    else await call('risk.create', { params: { projectId }, body })
  })
}

/** Closes a risk, or sets it back to be open. */
export function useRiskState(projectId: string) {
  return useChange(touched(projectId), ({ riskId, state }: { riskId: string; state: BodyOf<'risk.state'>['state'] }) =>
    call('risk.state', { params: { projectId, riskId }, body: { state } }),
  )
}
