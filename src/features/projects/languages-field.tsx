import { useTranslation } from 'react-i18next'
import { normaliseLanguage } from '#core/identity.ts'
import { languages } from '#i18n/languages.ts'
import { useFormat } from '#i18n/use-format.ts'
import { TagsField } from '#ui/tags-field.tsx'

/** Languages to offer first: those of the interface, and more that search teams often work in. */
const offered = [
  ...languages.map(({ code }) => code),
  'pt-PT',
  'zh-Hant',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'el',
  'he',
  'hu',
  'ro',
  'uk',
  'bg',
  'bn',
  'ta',
  'te',
  'ur',
  'fa',
  'fil',
  'sw',
  'km',
  'my',
]

/** The languages of a project or a person: picked from a list, or typed as any BCP-47 tag. */
export function LanguagesField({ value, onChange }: { value: string[]; onChange: (value: string[]) => void }) {
  const { t } = useTranslation('projects')
  const format = useFormat()
  return (
    <TagsField
      label={t('form.languages')}
      description={t('form.languagesHint')}
      value={value}
      onChange={onChange}
      options={[...new Set([...offered, ...value])].map((code) => ({ value: code, label: format.language(code) }))}
      normalise={normaliseLanguage}
      problem={t('form.languageBad')}
    />
  )
}
