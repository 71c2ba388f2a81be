import { useTranslation } from 'react-i18next'
import type { PlanRequest } from '#contract/plan.ts'
import fields from './fields.module.css'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'

/** Who asks for a project, for which model, what is decided by it, by when, and which measure decides. */
export function RequestFields({ value, onChange }: { value: PlanRequest; onChange: (value: PlanRequest) => void }) {
  const { t } = useTranslation('plan')
  const set = (key: keyof PlanRequest) => (text: string) => onChange({ ...value, [key]: text })
  return (
    <>
      <div className={fields.pair}>
        <TextField label={t('request.asker')} maxLength={200} value={value.asker} onChange={set('asker')} />
        <TextField label={t('request.model')} maxLength={200} value={value.model} onChange={set('model')} />
      </div>
      <TextArea label={t('request.decision')} rows={3} dir="auto" value={value.decision} onChange={set('decision')} />
      <div className={fields.pair}>
        <TextField
          label={t('request.measure')}
          description={t('request.measureHint')}
          maxLength={200}
          value={value.measure}
          onChange={set('measure')}
        />
        <DayField
          label={t('request.byWhen')}
          value={value.byWhen}
          onChange={(byWhen) => onChange({ ...value, byWhen })}
        />
      </div>
    </>
  )
}

interface DayProps {
  label: string
  value: string | null
  onChange: (value: string | null) => void
}

/** A day that may be left out, by the platform's own calendar. */
export function DayField({ label, value, onChange }: DayProps) {
  return (
    <TextField label={label} type="date" value={value ?? ''} onChange={(day) => onChange(day === '' ? null : day)} />
  )
}
