import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import styles from './shell.module.css'

/** The pages of the open project that the person has a part in. */
export function ProjectNav({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['common', 'projects'])
  const { data: project } = useQuery(projectOptions(projectId))
  const nav = useRef<HTMLElement>(null)
  const page = useLocation({ select: ({ pathname }) => pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads the page that is drawn, and runs when another page is open or the links have come, not while somebody scrolls
  useEffect(() => {
    nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [page, project])
  if (!project) return null
  const params = { projectId }
  const { roles } = project
  return (
    <nav
      ref={nav}
      aria-label={t('common:nav.project')}
      className={`${styles.nav} ${styles.project}`}
      data-many={roles.some((role) => role !== 'annotator') || undefined}
    >
      {roles.includes('annotator') && (
        <Link to="/projects/$projectId/label" params={params}>
          {t('projects:tab.label')}
        </Link>
      )}
      {(roles.includes('reviewer') || roles.includes('owner')) && (
        <Link to="/projects/$projectId/review" params={params}>
          {t('projects:tab.review')}
        </Link>
      )}
      {roles.includes('owner') && (
        <>
          <Link to="/projects/$projectId" params={params} activeOptions={{ exact: true }}>
            {t('projects:tab.progress')}
          </Link>
          <Link to="/projects/$projectId/board" params={params}>
            {t('projects:tab.board')}
          </Link>
          <Link to="/projects/$projectId/plan" params={params}>
            {t('projects:tab.plan')}
          </Link>
          <Link to="/projects/$projectId/import" params={params}>
            {t('projects:tab.import')}
          </Link>
          <Link to="/projects/$projectId/export" params={params}>
            {t('projects:tab.export')}
          </Link>
          <Link to="/projects/$projectId/delivery" params={params}>
            {t('projects:tab.delivery')}
          </Link>
        </>
      )}
      {roles.some((role) => role !== 'annotator') && (
        <>
          <Link to="/projects/$projectId/gold" params={params}>
            {t('projects:tab.gold')}
          </Link>
          <Link to="/projects/$projectId/agreement" params={params}>
            {t('projects:tab.agreement')}
          </Link>
          <Link to="/projects/$projectId/exposure" params={params}>
            {t('projects:tab.exposure')}
          </Link>
        </>
      )}
      {(roles.includes('reviewer') || roles.includes('owner')) && (
        <Link to="/projects/$projectId/runs" params={params}>
          {t('projects:tab.runs')}
        </Link>
      )}
      <Link to="/projects/$projectId/guideline" params={params}>
        {t('projects:tab.guideline')}
      </Link>
      <Link to="/projects/$projectId/calibration" params={params}>
        {t('projects:tab.calibration')}
      </Link>
      {(roles.includes('trainer') || roles.includes('owner')) && (
        <Link to="/projects/$projectId/training" params={params}>
          {t('projects:tab.training')}
        </Link>
      )}
      {roles.includes('owner') && (
        <>
          <Link to="/projects/$projectId/people" params={params}>
            {t('projects:tab.people')}
          </Link>
          <Link to="/projects/$projectId/bulk" params={params}>
            {t('projects:tab.bulk')}
          </Link>
          <Link to="/projects/$projectId/settings" params={params}>
            {t('projects:tab.settings')}
          </Link>
        </>
      )}
    </nav>
  )
}
