import { useTranslation } from 'react-i18next'
import { useFormat } from '#i18n/use-format.ts'
import styles from '#ui/workbench/workbench.module.css'
import { useTask } from './label-context.ts'

/** Says that the task is part of a course or a test, and how far it is; nothing over other tasks. */
export function CourseBanner() {
  const { t } = useTranslation('training')
  const format = useFormat()
  const course = useTask((state) => state.task.course)
  const language = useTask((state) => state.task.query.language)
  if (!course) return null
  return (
    <p className={styles.correcting} role="status">
      {t(`banner.${course.kind}`, {
        language: format.language(language),
        done: format.number(course.done),
        all: format.number(course.all),
      })}
    </p>
  )
}
