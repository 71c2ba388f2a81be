import { type ReactNode, useEffect } from 'react'
import styles from './page.module.css'

interface Props {
  title: string
  /** What the page is part of, small, above the title. */
  above?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** An ordinary page: title (also the window's), actions beside it, content. */
export function Page({ title, above, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Touchstone`
  }, [title])
  return (
    <main className={styles.page} id="main" tabIndex={-1}>
      <header className={styles.header}>
        <div>
          {above && <p className={styles.above}>{above}</p>}
          <h1>
            <bdi>{title}</bdi>
          </h1>
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </main>
  )
}
