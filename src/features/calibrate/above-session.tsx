import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Project } from '#contract/project.ts'

/** What stands above the title of a session: its project, and the way back to all of its sessions. */
export function AboveSession({ project: { id, name } }: { project: Project }) {
  const { t } = useTranslation('calibration')
  return (
    <>
      <span dir="auto">{name}</span> ·{' '}
      <Link to="/projects/$projectId/calibration" params={{ projectId: id }} activeOptions={{ exact: true }}>
        {t('list.title')}
      </Link>
    </>
  )
}
