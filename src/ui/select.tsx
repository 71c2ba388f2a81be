import styles from './field.module.css'
import { Field, type FieldProps, useField } from './field.tsx'

export interface Option<T extends string> {
  value: T
  label: string
  lang?: string
}

interface Props<T extends string> extends FieldProps {
  value: T
  options: readonly Option<T>[]
  onChange: (value: T) => void
  isDisabled?: boolean
}

/** One of several, by the platform's own list: type-ahead, touch and screen readers are right at once. */
export function Select<T extends string>({
  label,
  description,
  error,
  value,
  options,
  onChange,
  isDisabled,
}: Props<T>) {
  const field = useField({ description, error })
  return (
    <Field id={field.id} label={label} description={description} error={error}>
      <select
        {...field}
        className={styles.control}
        value={value}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
