import { useTranslation } from 'react-i18next'
import styles from './skeleton.module.css'

/** Grey lines where content will be; they appear only after 200 ms, so that quick answers do not flicker. */
export function Skeleton({ lines }: { lines: number }) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, i) => (
        <i key={String(i)} />
      ))}
    </div>
  )
}
