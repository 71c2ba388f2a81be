import styles from './field.module.css'
import { Field, type FieldProps, useField } from './field.tsx'

interface Props extends FieldProps {
  value: string
  onChange?: (value: string) => void
  type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'datetime-local'
  name?: string
  lang?: string
  autoComplete?: string
  autoFocus?: boolean
  maxLength?: number
  inputMode?: 'numeric'
  isRequired?: boolean
  isReadOnly?: boolean
  isDisabled?: boolean
}

/** One line of text. */
export function TextField({ label, description, error, onChange, isRequired, isReadOnly, isDisabled, ...rest }: Props) {
  const field = useField({ description, error })
  return (
    <Field id={field.id} label={label} description={description} error={error}>
      <input
        {...field}
        {...rest}
        dir={rest.type === 'email' ? 'ltr' : 'auto'}
        className={styles.control}
        required={isRequired}
        readOnly={isReadOnly}
        disabled={isDisabled}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </Field>
  )
}
