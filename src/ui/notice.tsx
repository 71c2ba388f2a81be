import type { ReactNode } from 'react'
import styles from './notice.module.css'

/** A message in the page; errors and warnings are announced. */
export function Notice({ kind, children }: { kind: 'info' | 'warning' | 'error' | 'quiet'; children: ReactNode }) {
  return (
    <div
      className={`${styles.notice} ${styles[kind]}`}
      role={kind === 'error' || kind === 'warning' ? 'alert' : undefined}
    >
      {children}
    </div>
  )
}
