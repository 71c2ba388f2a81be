import type { ClauseText } from '#contract/training.ts'
import { Plain } from './guideline-text.tsx'
import styles from './guidelines.module.css'

/** One clause of the guideline, apart from the others. */
export function ClauseCard({ clause }: { clause: ClauseText }) {
  return (
    <article className={styles.text} lang={clause.language} dir="auto">
      <h3>{clause.title}</h3>
      <Plain>{clause.text}</Plain>
    </article>
  )
}
