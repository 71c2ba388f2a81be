import type { SafetySettings } from '#contract/safety.ts'
import type { ViewingPreferences, ViewingSettings } from '#contract/viewing.ts'

/** What a project asks about safety unless it says otherwise: nothing. */
export const defaultSafety: SafetySettings = { mode: 'off', intent: false, servingRisk: false }

/** How a project shows masked things unless it says otherwise: as the taxonomy has it. */
export const defaultViewing: ViewingSettings = { tightening: {}, ceiling: 5, origins: [], ingest: false, trial: null }

/** How a person sees masked things unless they or the organisation say otherwise. */
export const defaultPreferences: ViewingPreferences = {
  byCategory: {},
  most: 5,
  grey: false,
  size: 'medium',
  sound: true,
  remaskSeconds: 10,
  hold: false,
  sealed: false,
  breakMinutes: 50,
  secondsPerDay: null,
  hardPerDay: null,
}
