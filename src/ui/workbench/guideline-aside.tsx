import { type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { Skeleton } from '../skeleton.tsx'
import styles from './workbench.module.css'

/** The guideline beside the work. */
export function GuidelineAside({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation('label')
  return (
    <aside className={styles.guideline} aria-label={t('guideline')}>
      <header>
        <h2>{t('guideline')}</h2>
        <Button variant="bare" aria-label={t('closeGuideline')} onPress={onClose}>
          ×
        </Button>
      </header>
      <Suspense fallback={<Skeleton lines={8} />}>{children}</Suspense>
    </aside>
  )
}
