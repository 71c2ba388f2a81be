import { lazyRouteComponent } from '@tanstack/react-router'
import { untilHere } from '#browser/until-here.ts'
import { fetchTexts } from '#i18n/init.ts'
import { pageTexts } from './page-texts.ts'

/**
 * A page that is fetched when somebody goes to it, together with the texts of all that can come to stand on it: a part that waited for its words
 * later would hide the whole page meanwhile, and what is typed just then would be lost.
 */
export function page<Module extends Record<string, unknown>, Name extends keyof Module & keyof typeof pageTexts>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([untilHere(load), fetchTexts(pageTexts[name])])
    return module
  }, name)
}
