import { useTranslation } from 'react-i18next'
import type { Grade } from '#contract/project.ts'
import { Button } from '#ui/button.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import styles from './projects.module.css'

interface Props {
  grade: Grade
  language: string
  isDisabled: boolean
  /** Keys, numbers and gains stay; only the words can change. */
  isFixed?: boolean
  onChange: (grade: Grade) => void
  onRemove?: () => void
}

/** One grade of the scale. */
export function GradeRow({ grade, language, isDisabled, isFixed = false, onChange, onRemove }: Props) {
  const { t } = useTranslation('projects')
  const text = (part: 'names' | 'descriptions') => (value: string) =>
    onChange({ ...grade, [part]: { ...grade[part], [language]: value } })
  return (
    <li className={styles.grade}>
      <TextField
        label={t('scale.key')}
        value={grade.key}
        maxLength={1}
        isDisabled={isDisabled || isFixed}
        onChange={(key) => onChange({ ...grade, key })}
      />
      <TextField
        label={t('scale.name')}
        lang={language}
        value={grade.names[language] ?? ''}
        isDisabled={isDisabled}
        onChange={text('names')}
      />
      <TextField
        label={t('scale.description')}
        lang={language}
        value={grade.descriptions[language] ?? ''}
        isDisabled={isDisabled}
        onChange={text('descriptions')}
      />
      <NumberField
        label={t('scale.value')}
        value={grade.value}
        isDisabled={isDisabled || isFixed}
        onChange={(value) => onChange({ ...grade, value })}
      />
      <NumberField
        label={t('scale.gain')}
        value={grade.gain}
        step={0.01}
        isDisabled={isDisabled || isFixed}
        onChange={(gain) => onChange({ ...grade, gain })}
      />
      {onRemove && (
        <Button onPress={onRemove} aria-label={t('scale.remove', { key: grade.key })}>
          ×
        </Button>
      )}
    </li>
  )
}
