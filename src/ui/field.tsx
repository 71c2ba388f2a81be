import { type ReactNode, useId } from 'react'
import styles from './field.module.css'

export interface FieldProps {
  label: string
  description?: ReactNode
  error?: ReactNode
}

/** Ids by which a control is tied to its label, its description and its error. */
export function useField({ description, error }: Pick<FieldProps, 'description' | 'error'>) {
  const id = useId()
  const describedBy = [description ? `${id}-about` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined }
}

/** Label above, control, what to know and what is wrong below. */
export function Field({ id, label, description, error, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {description && (
        <p id={`${id}-about`} className={styles.about}>
          {description}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}
