import type { OrganisationViewing } from '#contract/organisation.ts'
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

/** What the organisation has until its owner says otherwise. The limits are our own choice: half an hour of full view, two hundred hard items. */
export const defaultOrganisation: OrganisationViewing = {
  defaults: (({ sealed: _, secondsPerDay: __, hardPerDay: ___, ...rest }) => rest)(defaultPreferences),
  ceiling: { most: 5, grey: false, sound: true },
  limits: { secondsPerDay: 1800, hardPerDay: 200 },
}

/** The organisation's settings from the JSON they are stored as; null where nothing was ever set. */
export function organisationOf(stored: string | null | undefined): OrganisationViewing {
  const set = stored ? (JSON.parse(stored) as Partial<OrganisationViewing>) : {}
  return {
    defaults: { ...defaultOrganisation.defaults, ...set.defaults },
    ceiling: { ...defaultOrganisation.ceiling, ...set.ceiling },
    limits: { ...defaultOrganisation.limits, ...set.limits },
  }
}

/** What is in force for a person: what they chose, else what the organisation set; never looser than the organisation's ceiling. */
export function preferencesOf(
  own: Partial<ViewingPreferences> | null | undefined,
  { defaults, ceiling }: OrganisationViewing,
): ViewingPreferences {
  const chosen = { ...defaultPreferences, ...defaults, ...own }
  return {
    ...chosen,
    byCategory: { ...defaults.byCategory, ...own?.byCategory },
    most: Math.min(chosen.most, ceiling.most) as ViewingPreferences['most'],
    grey: chosen.grey || ceiling.grey,
    sound: chosen.sound && ceiling.sound,
  }
}

const tighter = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b))

/** The limits of a person's day: the organisation's, or the person's own where these are tighter; null: none. */
export function limitsOf(
  { secondsPerDay, hardPerDay }: Pick<ViewingPreferences, 'secondsPerDay' | 'hardPerDay'>,
  { limits }: OrganisationViewing,
): OrganisationViewing['limits'] {
  return {
    secondsPerDay: tighter(secondsPerDay, limits.secondsPerDay),
    hardPerDay: tighter(hardPerDay, limits.hardPerDay),
  }
}
