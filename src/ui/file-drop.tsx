import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './file-drop.module.css'
import { Icon } from './icon.tsx'

interface Props {
  label: string
  /** What files are expected, and how large they may be. */
  description?: ReactNode
  error?: ReactNode
  /** As the `accept` attribute has it, `.csv,.tsv`; dropped files of other names are handed on too, and told apart by the page. */
  accept?: string
  isMultiple?: boolean
  isDisabled?: boolean
  onFiles: (files: File[]) => void
}

/** Files by drop or by the platform's own chooser, which keyboard, touch and screen readers know. */
export function FileDrop({ label, description, error, accept, isMultiple = false, isDisabled, onFiles }: Props) {
  const { t } = useTranslation('ui')
  const id = useId()
  const [isOver, setOver] = useState(false)
  const give = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, isMultiple ? undefined : 1)
    if (files.length > 0 && !isDisabled) onFiles(files)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    give(event.dataTransfer.files)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div>
      <label
        className={styles.zone}
        data-over={isOver || undefined}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="file" size={20} />
        <span className={styles.label}>{label}</span>
        <span>{t(isMultiple ? 'file.dropMany' : 'file.dropOne')}</span>
        <input
          type="file"
          className={styles.input}
          accept={accept}
          multiple={isMultiple}
          disabled={isDisabled}
          aria-describedby={
            [description && `${id}-about`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
          }
          aria-invalid={error ? true : undefined}
          onChange={({ currentTarget }) => {
            give(currentTarget.files)
            // The same file chosen again, after it was mended, has to count as a change.
            currentTarget.value = ''
          }}
        />
      </label>
      {description && (
        <p id={`${id}-about`} className={styles.about}>
          {description}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
