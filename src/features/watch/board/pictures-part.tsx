import { useTranslation } from 'react-i18next'
import type { Board } from '#contract/watch.ts'
import styles from '../watch.module.css'
import { CostByDay } from './cost-by-day.tsx'
import { LabelsByDay } from './labels-by-day.tsx'
import { LanguageProgress } from './language-progress.tsx'

/** Labels and cost by day, and progress by language, as pictures. */
export function PicturesPart({ board }: { board: Board }) {
  const { t } = useTranslation('watch')
  return (
    <section>
      <h2>{t('board.pictures')}</h2>
      <div className={styles.pictures}>
        <LabelsByDay days={board.costByDay} />
        {board.total.cost.total !== null && <CostByDay board={board} />}
        <LanguageProgress languages={board.languages} />
      </div>
    </section>
  )
}
