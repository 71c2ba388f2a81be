import { useTranslation } from 'react-i18next'
import styles from './project-mark.module.css'

/** The project of the task in hand, where tasks of several come one after another; `isNew` right after a change of project. */
export function ProjectMark({ name, isNew }: { name: string; isNew: boolean }) {
  const { t } = useTranslation('label')
  return (
    <p className={styles.mark} data-new={isNew ? '' : undefined} role="status">
      {isNew && <span>{t('otherProject')}</span>} <bdi>{name}</bdi>
    </p>
  )
}
