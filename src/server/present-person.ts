import type { Me, Settings } from '#contract/session.ts'
import type { Person } from './env.ts'

const defaults: Settings = {
  uiLanguage: null,
  theme: 'system',
  letterKeys: true,
  keyHints: true,
  timeZone: null,
  country: null,
}

/** A person as the person sees it, with the settings' defaults filled in. */
export function presentMe(person: Person): Me {
  const { id, name, email, serverOwner, officer } = person
  return { id, name, email, serverOwner, officer, settings: { ...defaults, ...person.settings } }
}
