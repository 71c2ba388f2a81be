import { type ComponentType, lazy } from 'react'
import { untilHere } from '#browser/until-here.ts'

/** A part of a page in a file of its own, fetched when it is first drawn; while the line is broken it is on its way, and the page stays. */
export function lazyPart<Props extends object, Name extends string>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) {
  return lazy(async () => ({ default: (await untilHere(load))[name] }))
}
