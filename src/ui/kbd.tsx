import styles from './kbd.module.css'

/** A key cap. It repeats what `aria-keyshortcuts` says, so screen readers pass over it. */
export function Kbd({ children }: { children: string }) {
  return (
    <span className={styles.kbd} aria-hidden="true" dir="ltr">
      {children}
    </span>
  )
}
