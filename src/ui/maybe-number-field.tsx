import { useState } from 'react'
import styles from './field.module.css'
import { Field, type FieldProps, useField } from './field.tsx'

interface Props extends FieldProps {
  /** Null: nothing is said. */
  value: number | null
  onChange: (value: number | null) => void
  minValue?: number
  maxValue?: number
  step?: number | 'any'
}

/** A number that may be left out. What is typed stays as typed; only numbers within the bounds, or nothing, are handed on. */
export function MaybeNumberField({ label, description, error, value, onChange, ...bounds }: Props) {
  const { minValue, maxValue, step = 1 } = bounds
  const field = useField({ description, error })
  const [typed, setTyped] = useState<string | null>(null)
  const change = (text: string) => {
    setTyped(text)
    if (text.trim() === '') return onChange(null)
    const number = Number(text)
    if (Number.isFinite(number)) onChange(Math.min(maxValue ?? number, Math.max(minValue ?? number, number)))
  }
  return (
    <Field id={field.id} label={label} description={description} error={error}>
      <input
        {...field}
        type="number"
        inputMode="decimal"
        className={styles.control}
        value={typed ?? (value === null ? '' : String(value))}
        min={minValue}
        max={maxValue}
        step={step}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setTyped(null)}
      />
    </Field>
  )
}
