import { useState } from 'react'
import styles from './field.module.css'
import { Field, type FieldProps, useField } from './field.tsx'

interface Props extends FieldProps {
  value: number
  onChange: (value: number) => void
  minValue?: number
  maxValue?: number
  step?: number
  isDisabled?: boolean
}

/** A number. What is typed stays as typed; only numbers within the bounds are handed on. */
export function NumberField({
  label,
  description,
  error,
  value,
  onChange,
  minValue,
  maxValue,
  step = 1,
  isDisabled,
}: Props) {
  const field = useField({ description, error })
  const [typed, setTyped] = useState<string | null>(null)
  const change = (text: string) => {
    setTyped(text)
    const number = Number(text)
    if (text.trim() === '' || !Number.isFinite(number)) return
    onChange(Math.min(maxValue ?? number, Math.max(minValue ?? number, number)))
  }
  return (
    <Field id={field.id} label={label} description={description} error={error}>
      <input
        {...field}
        type="number"
        inputMode="decimal"
        className={styles.control}
        value={typed ?? String(value)}
        min={minValue}
        max={maxValue}
        step={step}
        disabled={isDisabled}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setTyped(null)}
      />
    </Field>
  )
}
