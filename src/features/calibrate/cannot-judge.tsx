import { useTranslation } from 'react-i18next'
import type { CannotJudgeReason } from '#contract/labelling.ts'
import { cannotJudgeReasons } from '#contract/words.ts'
import { Select } from '#ui/select.tsx'

interface Props {
  value: CannotJudgeReason | null
  onChange: (reason: CannotJudgeReason | null) => void
}

/** That somebody cannot judge an item, and why. */
export function CannotJudge({ value, onChange }: Props) {
  const { t } = useTranslation(['calibration', 'label'])
  return (
    <div data-part="cannot-judge">
      <Select
        label={t('calibration:report.cannotJudge')}
        value={value ?? ''}
        options={[
          { value: '', label: t('calibration:alone.canJudge') },
          ...cannotJudgeReasons.map((one) => ({ value: one, label: t(`label:reason.${one}`) })),
        ]}
        onChange={(why) => onChange(cannotJudgeReasons.find((one) => one === why) ?? null)}
      />
    </div>
  )
}
