import type { Reported } from '#contract/officer.ts'
import type { Place } from '#core/reveal.ts'
import { call } from '../call.ts'

/** Reports content, so that it is hidden from everybody at once. */
export function reportSuspect(place: Place): Promise<Reported> {
  if ('assignmentId' in place) return call('suspect.report', { params: place })
  return 'resultId' in place
    ? call('suspect.reportResult', { params: place })
    : call('suspect.reportItem', { params: place })
}

/** Takes an own report back. */
export function undoSuspect(reportId: string) {
  return call('suspect.undo', { params: { reportId } })
}
