import type { ActionButton } from '#actions/use-action-button.ts'
import { Kbd } from '../kbd.tsx'
import styles from './result-preview.module.css'

/** The way to the landing page of a result. */
export function OpenButton({ action }: { action: ActionButton }) {
  return (
    <button
      type="button"
      className={styles.open}
      aria-keyshortcuts={action['aria-keyshortcuts']}
      onClick={() => action.onPress()}
    >
      {action.label} {action.keys[0] && <Kbd>{action.keys[0]}</Kbd>}
    </button>
  )
}

/** Opens a landing page in a tab of its own; only addresses of the web, since a result must not run a script here. */
export function openPage(url: string | null | undefined): void {
  if (url && /^https?:\/\//i.test(url)) window.open(url, '_blank', 'noopener,noreferrer')
}
