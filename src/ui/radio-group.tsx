import { useId } from 'react'
import styles from './radio-group.module.css'

interface Props<T extends string> {
  label: string
  value: T | null
  options: readonly { value: T; label: string; description?: string }[]
  onChange: (value: T) => void
  isDisabled?: boolean
}

/** One of a few, all in view; the platform's own radio buttons, so arrows and screen readers are right at once. */
export function RadioGroup<T extends string>({ label, value, options, onChange, isDisabled }: Props<T>) {
  const id = useId()
  return (
    <fieldset className={styles.group} disabled={isDisabled}>
      <legend>{label}</legend>
      {options.map((option) => (
        <div key={option.value} className={styles.row}>
          <input
            type="radio"
            id={`${id}-${option.value}`}
            name={id}
            checked={option.value === value}
            aria-describedby={option.description ? `${id}-${option.value}-about` : undefined}
            onChange={() => onChange(option.value)}
          />
          <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
          {option.description && <p id={`${id}-${option.value}-about`}>{option.description}</p>}
        </div>
      ))}
    </fieldset>
  )
}
