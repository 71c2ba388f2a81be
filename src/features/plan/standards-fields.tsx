import { useTranslation } from 'react-i18next'
import { agreementMeasures } from '#contract/words.ts'
import fields from '#ui/fields.module.css'
import { MaybeNumberField } from '#ui/maybe-number-field.tsx'
import { MoneyField } from '#ui/money-field.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Select } from '#ui/select.tsx'
import styles from './plan.module.css'
import type { PlanPartProps } from './plan-part.ts'

/** What is suggested where agreement is asked for: Krippendorff's bound for tentative conclusions (Content Analysis, 4th ed. 2019, ch. 12). */
const usualLeast = 0.667

/** What has to be reached. */
export function StandardsFields({ plan, set }: Pick<PlanPartProps, 'plan' | 'set'>) {
  const { t } = useTranslation(['plan', 'insights'])
  const { standards, budget } = plan
  const { agreement } = standards
  const change = (part: Partial<typeof standards>) => set('standards')({ ...standards, ...part })
  return (
    <fieldset>
      <legend>{t('plan:part.standards')}</legend>
      <p className={styles.hint}>{t('plan:standards.hint')}</p>
      <div className={fields.pair}>
        <Select
          label={t('plan:standards.agreement')}
          value={agreement?.measure ?? 'none'}
          onChange={(measure) =>
            change({ agreement: measure === 'none' ? null : { measure, least: agreement?.least ?? usualLeast } })
          }
          options={[
            { value: 'none', label: t('plan:standards.noAgreement') },
            ...agreementMeasures.map((value) => ({ value, label: t(`insights:measures.${value}`) })),
          ]}
        />
        {agreement && (
          <NumberField
            label={t('plan:standards.least')}
            description={t('plan:standards.leastHint')}
            minValue={0}
            maxValue={1}
            step={0.001}
            value={agreement.least}
            onChange={(least) => change({ agreement: { ...agreement, least } })}
          />
        )}
      </div>
      <div className={fields.pair}>
        <MaybeNumberField
          label={t('plan:standards.secondsPerLabel')}
          description={t('plan:standards.secondsHint')}
          minValue={0.1}
          maxValue={86_400}
          step={0.1}
          value={standards.secondsPerLabel}
          onChange={(secondsPerLabel) => change({ secondsPerLabel })}
        />
        <MoneyField
          label={t('plan:standards.costPerAccepted')}
          currency={budget.currency}
          value={standards.costPerAccepted}
          onChange={(costPerAccepted) => change({ costPerAccepted })}
        />
      </div>
      <div className={fields.pair}>
        <MaybeNumberField
          label={t('plan:standards.skill')}
          minValue={0}
          maxValue={100}
          value={standards.skill === null ? null : Math.round(standards.skill * 100)}
          onChange={(percent) => change({ skill: percent === null ? null : percent / 100 })}
        />
        <MaybeNumberField
          label={t('plan:standards.exposureMinutes')}
          description={t('plan:standards.exposureHint')}
          minValue={1}
          maxValue={1440}
          value={standards.exposureMinutes}
          onChange={(minutes) => change({ exposureMinutes: minutes === null ? null : Math.round(minutes) })}
        />
      </div>
    </fieldset>
  )
}
