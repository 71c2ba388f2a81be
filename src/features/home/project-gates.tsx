import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useStartTest } from '#client/queries/training.ts'
import type { ProjectCard } from '#contract/project.ts'
import { GateList } from '#ui/gates/gate-list.tsx'
import styles from './home.module.css'

/** What comes before the work in a project, and the way to it. */
export function ProjectGates({ project }: { project: ProjectCard }) {
  const { t } = useTranslation('training')
  const navigate = useNavigate()
  const start = useStartTest(project.id)
  const params = { projectId: project.id }
  const label = () => void navigate({ to: '/projects/$projectId/label', params })
  return (
    <div className={styles.gates}>
      <GateList
        gates={project.gates}
        isPending={start.isPending}
        onTest={(language) => start.mutate(language, { onSuccess: label })}
        course={
          <Link className={styles.quiet} to="/projects/$projectId/label" params={params}>
            {t('gate.beginCourse')}
          </Link>
        }
      />
    </div>
  )
}
