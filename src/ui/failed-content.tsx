import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import styles from './failed-content.module.css'

/** Stands where a file did not come; without `onRetry` there is nothing to try again. */
export function FailedContent({ onRetry }: { onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.failed} role="alert">
      <p>{t('media.failed')}</p>
      {onRetry && <Button onPress={onRetry}>{t('media.retry')}</Button>}
    </div>
  )
}
