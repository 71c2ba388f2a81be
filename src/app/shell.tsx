import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useMatchRoute, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sessionOptions } from '#client/queries/session.ts'
import { InboxLink } from '#features/notices/inbox-link.tsx'
import { Logo } from '#ui/logo.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Overlays } from './overlays.tsx'
import { OverviewLink } from './overview-link.tsx'
import { ProjectNav } from './project-nav.tsx'
import { Revealing } from './reveal.tsx'
import styles from './shell.module.css'

/** The frame around every page behind the sign-in: navigation, then the page. */
export function Shell() {
  const { t } = useTranslation('common')
  const { data: session } = useQuery(sessionOptions())
  const { projectId } = useParams({ strict: false })
  const matches = useMatchRoute()
  const isWorkbench =
    matches({ to: '/label' }) ||
    matches({ to: '/projects/$projectId/label' }) ||
    matches({ to: '/projects/$projectId/review' }) ||
    matches({ to: '/projects/$projectId/calibration/$sessionId/room' })
  return (
    <div className={styles.shell} data-fixed={isWorkbench ? '' : undefined}>
      <a className={styles.skip} href="#main">
        {t('nav.skip')}
      </a>
      <header className={styles.top}>
        <Link to="/" className={styles.brand}>
          <Logo /> Touchstone
        </Link>
        <nav aria-label={t('nav.main')} className={styles.nav}>
          <Link to="/" activeOptions={{ exact: true }}>
            {t('nav.home')}
          </Link>
          <OverviewLink projectId={projectId} />
          <Link to="/history">{t('nav.history')}</Link>
          <InboxLink />
          {session?.me?.officer && <Link to="/officer">{t('nav.officer')}</Link>}
          {session?.me?.serverOwner && <Link to="/people">{t('nav.people')}</Link>}
          {session?.me?.serverOwner && <Link to="/organisation">{t('nav.organisation')}</Link>}
          {session?.me?.serverOwner && <Link to="/status">{t('nav.status')}</Link>}
        </nav>
        {projectId && <ProjectNav projectId={projectId} />}
        <span className={styles.grow} />
        <AccountMenu />
      </header>
      <Revealing>
        <Outlet />
      </Revealing>
      <Overlays />
    </div>
  )
}
