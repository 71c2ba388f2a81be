import type { ReactNode } from 'react'
import type { ActionId } from '#actions/table/action-table.ts'
import { useActionButton } from '#actions/use-action-button.ts'
import { Kbd } from '../kbd.tsx'
import styles from './status-line.module.css'

/** One hint: the actions whose keys it shows, or a cap as text, and what they do. */
export interface Hint {
  text: ReactNode
  actions?: readonly ActionId[]
  cap?: string
}

/** Keys of grades as one cap: digits without a gap as their range, whatever order they stand in. */
export function keyRange(keys: readonly string[]): string {
  const sorted = [...keys].sort()
  const hasGap = sorted.some((key, at) => !/^\d$/.test(key) || Number(key) !== Number(sorted[0]) + at)
  return hasGap || keys.length < 3 ? keys.join(' ') : `${sorted[0]}–${sorted.at(-1)}`
}

function ActionCap({ id }: { id: ActionId }) {
  const [first] = useActionButton(id).keys
  return first ? <Kbd>{first}</Kbd> : null
}

/** The keys that are used most, for the foot of a page; hidden where there is no room or no wish for them. */
export function HintKeys({ hints }: { hints: readonly Hint[] }) {
  return (
    <span className={styles.hints}>
      {hints.map(({ text, actions = [], cap }) => (
        <span key={cap ?? actions.join()}>
          {cap && <Kbd>{cap}</Kbd>}
          {actions.map((id) => (
            <ActionCap key={id} id={id} />
          ))}{' '}
          {text}
        </span>
      ))}
    </span>
  )
}
