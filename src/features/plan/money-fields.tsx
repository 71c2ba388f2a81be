import { useTranslation } from 'react-i18next'
import type { ProjectPlan } from '#contract/plan.ts'
import { inCurrency } from '#core/plan.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import fields from '#ui/fields.module.css'
import { MoneyField } from '#ui/money-field.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import styles from './plan.module.css'
import type { PlanPartProps } from './plan-part.ts'

const replaced = <T,>(rows: readonly T[], at: number, change: Partial<T>): T[] =>
  rows.map((row, n) => (n === at ? { ...row, ...change } : row))
const without = <T,>(rows: readonly T[], at: number): T[] => rows.filter((_, n) => n !== at)

/** A language that has no row yet; the first one where all have. */
const fresh = (languages: string[], rows: readonly { language: string | null }[]): string | null =>
  languages.find((language) => !rows.some((row) => row.language === language)) ?? null

/** The currencies that the browser knows, and the chosen one. */
function currencyCodes(chosen: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('currency'), chosen])].sort()
}

/** What it may cost, and what it costs: budget, rates by language, fixed costs. */
export function MoneyFields({ plan, set, languages }: PlanPartProps) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { budget, fixedCosts } = plan
  const setCurrency = (told: ProjectPlan) => {
    for (const key of ['budget', 'rates', 'fixedCosts', 'standards'] as const) set(key)(told[key])
  }
  return (
    <>
      <fieldset>
        <legend>{t('part.budget')}</legend>
        <div className={fields.pair}>
          <Select
            label={t('budget.currency')}
            value={budget.currency}
            onChange={(currency) => setCurrency(inCurrency(plan, currency))}
            options={currencyCodes(budget.currency).map((value) => ({ value, label: format.currency(value) }))}
          />
          <MoneyField
            label={t('budget.amount')}
            currency={budget.currency}
            value={budget.amount}
            onChange={(amount) => set('budget')({ ...budget, amount })}
          />
        </div>
      </fieldset>
      <Rates plan={plan} set={set} languages={languages} />
      <fieldset>
        <legend>{t('part.fixedCosts')}</legend>
        {fixedCosts.map(({ what, amount }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing but their place.
          <div key={at} className={fields.row}>
            <TextField
              label={t('fixedCosts.what')}
              isRequired
              maxLength={200}
              value={what}
              onChange={(text) => set('fixedCosts')(replaced(fixedCosts, at, { what: text }))}
            />
            <MoneyField
              label={t('fixedCosts.amount')}
              currency={budget.currency}
              value={amount}
              onChange={(money) => set('fixedCosts')(replaced(fixedCosts, at, { amount: money ?? 0 }))}
            />
            <Button
              aria-label={t('fixedCosts.remove', { what })}
              onPress={() => set('fixedCosts')(without(fixedCosts, at))}
            >
              ×
            </Button>
          </div>
        ))}
        <Button onPress={() => set('fixedCosts')([...fixedCosts, { what: '', amount: 0 }])}>
          {t('fixedCosts.add')}
        </Button>
      </fieldset>
    </>
  )
}

function Rates({ plan, set, languages }: PlanPartProps) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { rates, budget } = plan
  const nameOf = (language: string | null) => (language === null ? t('rates.others') : format.language(language))
  const hasOthers = rates.some(({ language }) => language === null)
  const offered = [...new Set([...languages, ...rates.flatMap(({ language }) => language ?? [])])]
  return (
    <fieldset>
      <legend>{t('part.rates')}</legend>
      <p className={styles.hint}>{t('rates.hint')}</p>
      {rates.map(({ language, perHour }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing but their place.
        <div key={at} className={fields.row}>
          <Select
            label={t('rates.language')}
            value={language ?? ''}
            onChange={(value) => set('rates')(replaced(rates, at, { language: value === '' ? null : value }))}
            options={['', ...offered].map((value) => ({ value, label: nameOf(value === '' ? null : value) }))}
          />
          <MoneyField
            label={t('rates.perHour')}
            currency={budget.currency}
            value={perHour}
            onChange={(money) => set('rates')(replaced(rates, at, { perHour: money ?? 0 }))}
          />
          <Button
            aria-label={t('rates.remove', { language: nameOf(language) })}
            onPress={() => set('rates')(without(rates, at))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button
        onPress={() => set('rates')([...rates, { language: hasOthers ? fresh(languages, rates) : null, perHour: 0 }])}
      >
        {t('rates.add')}
      </Button>
    </fieldset>
  )
}

/** Hours of work that people have for the project, per language. */
export function HoursFields({ plan, set, languages }: PlanPartProps) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { hours } = plan
  const offered = [...new Set([...languages, ...hours.map(({ language }) => language)])]
  const next = fresh(languages, hours)
  return (
    <fieldset>
      <legend>{t('part.hours')}</legend>
      {hours.map(({ language, perWeek }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing but their place.
        <div key={at} className={fields.row}>
          <Select
            label={t('rates.language')}
            value={language}
            onChange={(value) => set('hours')(replaced(hours, at, { language: value }))}
            options={offered.map((value) => ({ value, label: format.language(value) }))}
          />
          <NumberField
            label={t('hours.perWeek')}
            minValue={0}
            maxValue={100_000}
            step={0.5}
            value={perWeek}
            onChange={(value) => set('hours')(replaced(hours, at, { perWeek: value }))}
          />
          <Button
            aria-label={t('hours.remove', { language: format.language(language) })}
            onPress={() => set('hours')(without(hours, at))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button
        isDisabled={next === null}
        onPress={() => next && set('hours')([...hours, { language: next, perWeek: 0 }])}
      >
        {t('hours.add')}
      </Button>
    </fieldset>
  )
}
