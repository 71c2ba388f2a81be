import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import type { AlarmMetric, RiskTrigger } from '#contract/watch.ts'
import { alarmMetrics } from '#contract/watch-words.ts'
import { useFormat } from '#i18n/use-format.ts'
import fields from '#ui/fields.module.css'
import { MoneyField } from '#ui/money-field.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Select } from '#ui/select.tsx'

interface Props {
  projectId: string
  currency: string
  trigger: RiskTrigger | null
  onChange: (trigger: RiskTrigger | null) => void
}

/** What is measured for each language, too. */
const byLanguage: readonly AlarmMetric[] = ['agreement', 'secondsPerLabel', 'costPerAccepted']
/** What is a share of one, and typed in percent. */
const shares: readonly AlarmMetric[] = ['skill', 'budgetShare']

/** A trigger to begin with: of most things much is bad. */
function triggerFor(metric: AlarmMetric): RiskTrigger {
  const is = metric === 'agreement' || metric === 'skill' ? 'under' : 'over'
  const number = { agreement: 0.6, skill: 0.7, budgetShare: 0.8, daysLate: 0 }[metric as string] ?? 10
  return { metric, language: null, is, number }
}

/** What raises a risk by itself: which figure, of which language, over or under which number. */
export function TriggerFields({ projectId, currency, trigger, onChange }: Props) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const { data: project } = useQuery(projectOptions(projectId))
  const languages = [...new Set([...(project?.languages ?? []), ...(trigger?.language ? [trigger.language] : [])])]
  return (
    <>
      <Select
        label={t('trigger.title')}
        description={t('trigger.hint')}
        value={trigger?.metric ?? ''}
        options={[
          { value: '', label: t('trigger.none') },
          ...alarmMetrics.map((value) => ({ value, label: t(`metric.${value}`) })),
        ]}
        onChange={(value) => onChange(value === '' ? null : triggerFor(value as AlarmMetric))}
      />
      {trigger && (
        <div className={fields.pair}>
          {byLanguage.includes(trigger.metric) && (
            <Select
              label={t('column.language')}
              value={trigger.language ?? ''}
              options={[
                { value: '', label: t('trigger.allLanguages') },
                ...languages.map((value) => ({ value, label: format.language(value) })),
              ]}
              onChange={(value) => onChange({ ...trigger, language: value === '' ? null : value })}
            />
          )}
          <Select
            label={t('trigger.when')}
            value={trigger.is}
            options={(['over', 'under'] as const).map((value) => ({ value, label: t(`trigger.is.${value}`) }))}
            onChange={(is) => onChange({ ...trigger, is })}
          />
          <Bound trigger={trigger} currency={currency} onChange={(number) => onChange({ ...trigger, number })} />
        </div>
      )}
    </>
  )
}

interface BoundProps {
  trigger: RiskTrigger
  currency: string
  onChange: (number: number) => void
}

function Bound({ trigger: { metric, number }, currency, onChange }: BoundProps) {
  const { t } = useTranslation('watch')
  if (metric === 'costPerAccepted')
    return (
      <MoneyField
        label={t('trigger.number')}
        currency={currency}
        value={number}
        onChange={(minor) => onChange(minor ?? 0)}
      />
    )
  const isShare = shares.includes(metric)
  const unit = { secondsPerLabel: 'seconds', exposureMinutes: 'minutes', daysLate: 'days' }[metric as string]
  const label = isShare ? t('trigger.percent') : unit ? t(`trigger.in.${unit as 'seconds'}`) : t('trigger.number')
  return (
    <NumberField
      key={metric}
      label={label}
      step={metric === 'agreement' ? 0.01 : 1}
      value={isShare ? Math.round(number * 1000) / 10 : number}
      onChange={(value) => onChange(isShare ? value / 100 : value)}
    />
  )
}
