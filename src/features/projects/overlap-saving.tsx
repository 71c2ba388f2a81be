import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { overlapSavingOptions, projectOptions } from '#client/queries/projects.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './projects.module.css'

/** What dynamic overlap saves, as measured on the tasks that get all labels anyway; nothing where the project does not use it. */
export function OverlapSaving({ projectId }: { projectId: string }) {
  const { t } = useTranslation('projects')
  const format = useFormat()
  const project = useQuery(projectOptions(projectId))
  const isDynamic = project.data?.dynamicOverlap ?? false
  const { data } = useQuery({ ...overlapSavingOptions(projectId), enabled: isDynamic })
  if (!isDynamic || !data) return null
  const { results, used, labels, same } = data
  return (
    <section className={styles.total}>
      <h2>{t('saving.title')}</h2>
      <p>
        {results === 0
          ? t('saving.none')
          : t('saving.measured', {
              count: results,
              used: format.number(used),
              labels: format.number(labels),
              same: format.number(same),
            })}
      </p>
    </section>
  )
}
