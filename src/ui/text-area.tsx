import styles from './field.module.css'
import { Field, type FieldProps, useField } from './field.tsx'

interface Props extends FieldProps {
  value: string
  onChange: (value: string) => void
  rows?: number
  lang?: string
  dir?: 'auto'
}

/** Several lines of text. */
export function TextArea({ label, description, error, onChange, ...rest }: Props) {
  const field = useField({ description, error })
  return (
    <Field id={field.id} label={label} description={description} error={error}>
      <textarea {...field} {...rest} className={styles.control} onChange={(event) => onChange(event.target.value)} />
    </Field>
  )
}
