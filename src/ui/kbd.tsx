import styles from './kbd.module.css'

/** A key cap. It repeats what `aria-keyshortcuts` says, so screen readers pass over it. */
export function Kbd({ children }: { children: string }) {
  return (
    <span className={styles.kbd} aria-hidden="true" dir="ltr">
      {children}
    </span>
  )
}

/** Shows key caps where they act, or leaves them out, as the person's settings say. */
export function setKeyHints(isShown: boolean): void {
  document.documentElement.dataset.keyHints = isShown ? 'on' : 'off'
}
