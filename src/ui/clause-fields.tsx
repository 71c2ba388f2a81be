import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#i18n/use-format.ts'
import styles from './clause-fields.module.css'
import { Select } from './select.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'

interface Words {
  title: string
  text: string
}

interface Props {
  /** The languages that it can be written in. */
  languages: readonly string[]
  language: string
  onLanguage: (language: string) => void
  value: Words
  onChange: (value: Words) => void
  /** What stands beside the text, such as how it reads now. */
  beside?: ReactNode
}

/** A clause of a guideline to be written, one language at a time. */
export function ClauseFields({ languages, language, onLanguage, value, onChange, beside }: Props) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  return (
    <div className={styles.fields}>
      {languages.length > 1 && (
        <Select
          label={t('clause.language')}
          value={language}
          onChange={onLanguage}
          options={languages.map((code) => ({ value: code, label: format.language(code) }))}
        />
      )}
      <div className={styles.sides}>
        {beside}
        <div className={styles.fields}>
          <TextField
            label={t('clause.title')}
            lang={language}
            maxLength={300}
            value={value.title}
            onChange={(title) => onChange({ ...value, title })}
          />
          <TextArea
            label={t('clause.text')}
            description={t('clause.hint')}
            lang={language}
            dir="auto"
            rows={8}
            value={value.text}
            onChange={(text) => onChange({ ...value, text })}
          />
        </div>
      </div>
    </div>
  )
}
