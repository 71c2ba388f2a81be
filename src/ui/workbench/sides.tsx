import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './sides.module.css'

/**
 * Two sides of a comparison. Left is on the left in every language, since the keys and the answers speak of left and right;
 * what stands inside keeps the direction of the page.
 */
export function Sides({ children }: { children: ReactNode }) {
  return (
    <div className={styles.sides} dir="ltr">
      {children}
    </div>
  )
}

/** One side, under its name. */
export function Side({ title, children }: { title: string; children: ReactNode }) {
  const { i18n } = useTranslation()
  return (
    <section className={styles.side} dir={i18n.dir()} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
