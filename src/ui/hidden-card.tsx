import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Content } from './content.ts'
import styles from './hidden-card.module.css'

/** How far content can be shown, from the card (0) to sound (5). */
const levels = [0, 1, 2, 3, 4, 5]

interface Props {
  content: Pick<Content, 'category' | 'severity'>
  /** What can be done here: buttons. */
  actions?: ReactNode
}

/** Stands for content that was not sent: what is predicted of it, and that it can be graded all the same. */
export function HiddenCard({ content: { category, severity }, actions }: Props) {
  const { t } = useTranslation('ui')
  const title =
    category === undefined
      ? t('masked.title')
      : severity === undefined
        ? t('masked.category', { category })
        : t('masked.severity', { category, severity })
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.levels} aria-hidden="true">
        {levels.map((level) => (
          <i key={level} data-on={level === 0 ? '' : undefined} />
        ))}
      </div>
      <p className={styles.title}>{title}</p>
      <p>{t('masked.why')}</p>
      {actions && <div className={styles.actions}>{actions}</div>}
      <p>{t('masked.gradeAnyway')}</p>
    </section>
  )
}
