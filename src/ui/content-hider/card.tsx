import { useTranslation } from 'react-i18next'
import type { Card } from '#contract/safety.ts'
import type { RevealProblem } from '#core/reveal.ts'
import styles from './masked.module.css'

/** What a card says of masked content, in the reader's words: its category and severity, as far as that may be told. */
export function useCardTitle(): (card: Card | null) => string {
  const { t } = useTranslation(['settings', 'ui'])
  return (card) => {
    if (!card?.category) return t('ui:masked.title')
    const category = t(`settings:away.category.${card.category}`)
    const { severity } = card
    return severity === null ? t('ui:masked.category', { category }) : t('ui:masked.severity', { category, severity })
  }
}

interface Props {
  card: Card | null
  problem: RevealProblem | null
  /** Nothing at all of it has come to this screen. */
  isUnsent: boolean
}

/** Stands for content that is not shown: what is predicted of it and by whom, why it stays so, and that it can be graded all the same. */
export function MaskedCard({ card, problem, isUnsent }: Props) {
  const { t } = useTranslation(['viewing', 'ui'])
  const titleOf = useCardTitle()
  return (
    <div className={styles.card}>
      <p className={styles.title}>{titleOf(card)}</p>
      {problem ? (
        <p className={styles.problem}>{t(`viewing:problem.${problem}`)}</p>
      ) : (
        <p>
          {card?.source ? t(`viewing:source.${card.source}`) : t('viewing:hider.untold')}{' '}
          {isUnsent && t('viewing:hider.unsent')}
        </p>
      )}
      <p>{t('ui:masked.gradeAnyway')}</p>
    </div>
  )
}
