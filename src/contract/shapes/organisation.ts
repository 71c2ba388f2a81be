import { Organisation, OwnViewing } from '../organisation.ts'
import { ViewingPreferences } from '../viewing.ts'
import type { Shape } from './shape.ts'

/** What holds for everybody, and what each person makes of it. */
export const organisationShapes = {
  'organisation.get': { answer: Organisation },
  'organisation.update': { body: Organisation, answer: Organisation },
  'viewing.preferences': { answer: OwnViewing },
  'viewing.prefer': { body: ViewingPreferences.partial(), answer: OwnViewing },
} as const satisfies Record<string, Shape>
