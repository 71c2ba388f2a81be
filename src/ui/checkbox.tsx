import { type ReactNode, useId } from 'react'
import styles from './checkbox.module.css'

interface Props {
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  children: ReactNode
  description?: string
  /** Drawn and announced as a switch: it takes effect at once. */
  isSwitch?: boolean
}

/** A box to tick, with what it means. */
export function Checkbox({ isSelected, onChange, children, description, isSwitch }: Props) {
  const id = useId()
  return (
    <div className={styles.row}>
      <input
        id={id}
        type="checkbox"
        role={isSwitch ? 'switch' : undefined}
        className={isSwitch ? styles.switch : styles.box}
        checked={isSelected}
        aria-describedby={description ? `${id}-about` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{children}</label>
      {description && (
        <p id={`${id}-about`} className={styles.about}>
          {description}
        </p>
      )}
    </div>
  )
}
