import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { sessionOptions } from '#client/queries/session.ts'
import { changeLanguage } from '#i18n/init.ts'
import { setTheme } from '#ui/theme.ts'
import { LostPage } from './lost-page.tsx'
import { page } from './page.ts'
import { queryClient } from './query-client.ts'

/** The root of all pages. */
export const root = createRootRoute({ component: Outlet, notFoundComponent: LostPage })

/** Everything behind the sign-in; the person's language and colours apply from here on. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    const { me } = await queryClient.ensureQueryData(sessionOptions())
    if (!me) throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } })
    setTheme(me.settings.theme)
    if (me.settings.uiLanguage) await changeLanguage(me.settings.uiLanguage)
  },
  component: page(() => import('./shell.tsx'), 'Shell'),
})

/** Everything of one project. */
export const project = createRoute({ getParentRoute: () => inside, path: '/projects/$projectId', component: Outlet })
