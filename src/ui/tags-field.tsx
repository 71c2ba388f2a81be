import { type ChangeEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import controls from './field.module.css'
import { Field, type FieldProps, useField } from './field.tsx'
import styles from './tags-field.module.css'

interface Props extends FieldProps {
  value: string[]
  onChange: (value: string[]) => void
  options: readonly { value: string; label: string }[]
  /** Brings typed text into form; null when it cannot stand. Without it only the options can be picked. */
  normalise?: (text: string) => string | null
  problem?: string
}

/** Several values: each a tag that can be taken away; new ones are typed or picked from the list. */
export function TagsField({ label, description, value, onChange, options, normalise, problem }: Props) {
  const { t } = useTranslation('ui')
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const field = useField({ description, error: wrong ? (problem ?? t('notInList')) : undefined })
  const labelOf = (one: string) => options.find((option) => option.value === one)?.label ?? one
  const add = (text: string): boolean => {
    if (text.trim() === '') return false
    const option = options.find((one) =>
      [one.label, one.value].some((name) => name.toLowerCase() === text.trim().toLowerCase()),
    )
    const found = option?.value ?? normalise?.(text.trim()) ?? null
    setWrong(found === null)
    if (found === null) return false
    if (!value.includes(found)) onChange([...value, found])
    setTyped('')
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault()
      add(typed)
    } else if (event.key === 'Backspace' && typed === '') onChange(value.slice(0, -1))
  }
  const change = ({ target: { value: text }, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
    // What is picked from the list is whole; what is typed may still grow, as Malay does to Malayalam.
    const way = 'inputType' in nativeEvent ? nativeEvent.inputType : undefined
    const isPicked = way === undefined || way === 'insertReplacementText'
    if (!isPicked || !options.some((option) => option.label === text) || !add(text)) setTyped(text)
  }
  return (
    <Field
      id={field.id}
      label={label}
      description={description}
      error={wrong ? (problem ?? t('notInList')) : undefined}
    >
      <div className={styles.tags}>
        {value.map((one) => (
          <span key={one} className={styles.tag}>
            <bdi>{labelOf(one)}</bdi>
            <button
              type="button"
              aria-label={t('removeTag', { name: labelOf(one) })}
              onClick={() => onChange(value.filter((other) => other !== one))}
            >
              ×
            </button>
          </span>
        ))}
        <input
          {...field}
          className={`${controls.control} ${styles.input}`}
          list={`${field.id}-list`}
          value={typed}
          placeholder={t('addTag')}
          onChange={change}
          onKeyDown={onKeyDown}
          onBlur={() => add(typed)}
        />
        <datalist id={`${field.id}-list`}>
          {options
            .filter((option) => !value.includes(option.value))
            .map((option) => (
              <option key={option.value} value={option.label}>
                {option.value}
              </option>
            ))}
        </datalist>
      </div>
    </Field>
  )
}
