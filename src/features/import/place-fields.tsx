import { useTranslation } from 'react-i18next'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import styles from './import.module.css'

interface Place {
  language: string
  market: string
}

/** Language and market for rows that name none. */
export function PlaceFields({
  project,
  value,
  onChange,
}: {
  project: Project
  value: Place
  onChange: (value: Place) => void
}) {
  const { t } = useTranslation('import')
  const format = useFormat()
  return (
    <div className={styles.pair}>
      <Select
        label={t('language')}
        description={t('languageHint')}
        value={value.language}
        onChange={(language) => onChange({ ...value, language })}
        options={project.languages.map((code) => ({ value: code, label: format.language(code) }))}
      />
      {project.markets.length > 0 ? (
        <Select
          label={t('market')}
          description={t('marketHint')}
          value={value.market}
          onChange={(market) => onChange({ ...value, market })}
          options={['', ...project.markets].map((code) => ({ value: code, label: code ? format.region(code) : '–' }))}
        />
      ) : (
        <TextField
          label={t('market')}
          description={t('marketHint')}
          maxLength={20}
          value={value.market}
          onChange={(market) => onChange({ ...value, market })}
        />
      )}
    </div>
  )
}
