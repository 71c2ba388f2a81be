import { useTranslation } from 'react-i18next'
import { normaliseMarket } from '#core/identity.ts'
import { useFormat } from '#i18n/use-format.ts'
import { TagsField } from '#ui/tags-field.tsx'

const offered = [
  'US',
  'GB',
  'CA',
  'AU',
  'IN',
  'SG',
  'MY',
  'ID',
  'PH',
  'TH',
  'VN',
  'JP',
  'KR',
  'TW',
  'HK',
  'CN',
  'DE',
  'AT',
  'CH',
  'FR',
  'BE',
  'IT',
  'ES',
  'PT',
  'PL',
  'TR',
  'RU',
  'UA',
  'BR',
  'MX',
  'AR',
  'CO',
  'CL',
  'EG',
  'SA',
  'AE',
  'MA',
  'NG',
  'ZA',
  'KE',
]

/** The markets of a project: picked from a list of countries, or a short label of the team. */
export function MarketsField({ value, onChange }: { value: string[]; onChange: (value: string[]) => void }) {
  const { t } = useTranslation('projects')
  const format = useFormat()
  return (
    <TagsField
      label={t('form.markets')}
      description={t('form.marketsHint')}
      value={value}
      onChange={onChange}
      options={offered.map((code) => ({ value: code, label: format.region(code) }))}
      normalise={normaliseMarket}
      problem={t('form.marketBad')}
    />
  )
}
