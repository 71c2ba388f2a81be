import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** Says why there is nothing here, and what to do next: `children` are the way on (buttons, links). */
export function EmptyState({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <section className={styles.empty} aria-label={title}>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </section>
  )
}
