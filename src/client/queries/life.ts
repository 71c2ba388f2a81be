import { queryOptions, useMutation } from '@tanstack/react-query'
import type { BodyOf } from '#contract/shapes.ts'
import { call } from '../call.ts'
import { projectKeys } from './projects.ts'
import { useChange } from './use-change.ts'

const keys = {
  all: (projectId: string) => ['life', projectId] as const,
  plan: (projectId: string) => ['life', projectId, 'plan'] as const,
  life: (projectId: string) => ['life', projectId, 'steps'] as const,
  gate: (projectId: string) => ['life', projectId, 'gate'] as const,
  deliveries: (projectId: string) => ['life', projectId, 'deliveries'] as const,
  card: (projectId: string, version: string) => ['life', projectId, 'deliveries', version] as const,
  report: (projectId: string) => ['life', projectId, 'report'] as const,
  shares: (projectId: string) => ['life', projectId, 'shares'] as const,
}

/** The plan in force and its history. */
export function planOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.plan(projectId),
    queryFn: ({ signal }) => call('plan.get', { params: { projectId }, signal }),
  })
}

/** Where a project stands, and its steps. */
export function lifeOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.life(projectId),
    queryFn: ({ signal }) => call('life.get', { params: { projectId }, signal }),
    staleTime: 0,
  })
}

/** What the pilot is measured by; asked for again while it is worked out. */
export function gateOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.gate(projectId),
    queryFn: ({ signal }) => call('life.gate', { params: { projectId }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.isComputing ? 2000 : 60_000),
    staleTime: 0,
  })
}

/** Deliveries, latest first; asked for again while one is made. */
export function deliveriesOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.deliveries(projectId),
    queryFn: ({ signal }) => call('delivery.list', { params: { projectId }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.deliveries.some(({ state }) => state === 'making') ? 2000 : false),
    staleTime: 0,
  })
}

/** The data card of a delivery; it never changes. */
export function dataCardOptions(projectId: string, version: string) {
  return queryOptions({
    queryKey: keys.card(projectId, version),
    queryFn: ({ signal }) => call('delivery.card', { params: { projectId, version }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** What became of a project. */
export function reportOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.report(projectId),
    queryFn: ({ signal }) => call('report.get', { params: { projectId }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.isComputing ? 2000 : false),
    staleTime: 0,
  })
}

/** A report that was shared by a link. */
export function sharedReportOptions(token: string) {
  return queryOptions({
    queryKey: ['shared-report', token],
    queryFn: ({ signal }) => call('report.shared', { params: { token }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.isComputing ? 2000 : false),
    retry: false,
  })
}

/** Links by which the report is shared. */
export function sharesOptions(projectId: string) {
  return queryOptions({
    queryKey: keys.shares(projectId),
    queryFn: ({ signal }) => call('report.shares', { params: { projectId }, signal }),
  })
}

/** The state of a project shows in many places. */
const touched = (projectId: string) => [keys.all(projectId), projectKeys.all]

/** Saves a version of the plan. */
export function useSavePlan(projectId: string) {
  return useChange(touched(projectId), (body: BodyOf<'plan.update'>) =>
    call('plan.update', { params: { projectId }, body }),
  )
}

/** Takes the project one step on or back. */
export function useStep(projectId: string) {
  return useChange(touched(projectId), (body: BodyOf<'life.step'>) =>
    call('life.step', { params: { projectId }, body }),
  )
}

/** Decides at the gate of the pilot. */
export function useDecideGate(projectId: string) {
  return useChange(touched(projectId), (body: BodyOf<'life.decide'>) =>
    call('life.decide', { params: { projectId }, body }),
  )
}

/** Makes a delivery. */
export function useDeliver(projectId: string) {
  return useChange(touched(projectId), (body: BodyOf<'delivery.create'>) =>
    call('delivery.create', { params: { projectId }, body }),
  )
}

/** Has the stored files of a delivery hashed again. */
export function useCheckDelivery(projectId: string) {
  return useMutation({
    mutationFn: (version: number) => call('delivery.check', { params: { projectId, version: String(version) } }),
  })
}

/** Writes down what was learned. */
export function useSetLessons(projectId: string) {
  return useChange(touched(projectId), (body: BodyOf<'report.setLessons'>) =>
    call('report.setLessons', { params: { projectId }, body }),
  )
}

/** Makes a link to the report that needs no account. */
export function useShareReport(projectId: string) {
  return useChange(touched(projectId), (body: BodyOf<'report.share'>) =>
    call('report.share', { params: { projectId }, body }),
  )
}

/** Withdraws a link to the report. */
export function useRevokeShare(projectId: string) {
  return useChange(touched(projectId), (shareId: string) => call('report.revoke', { params: { projectId, shareId } }))
}
