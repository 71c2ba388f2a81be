import { useTranslation } from 'react-i18next'
import type { ProjectPlan } from '#contract/plan.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Facts } from '#ui/facts.tsx'
import { RequestFacts } from '#ui/request-facts.tsx'

function Standards({ standards, budget }: Pick<ProjectPlan, 'standards' | 'budget'>) {
  const { t } = useTranslation(['plan', 'insights'])
  const format = useFormat()
  const { agreement, secondsPerLabel, costPerAccepted, exposureMinutes, skill } = standards
  const name = agreement && t(`insights:measures.${agreement.measure}`)
  const least = agreement && t('plan:quality.least', { value: format.figure(agreement.least) })
  return (
    <Facts
      rows={[
        [t('plan:quality.agreement'), agreement && `${name}, ${least}`],
        [t('plan:standards.secondsPerLabel'), secondsPerLabel !== null && format.number(secondsPerLabel)],
        [
          t('plan:standards.costPerAccepted'),
          costPerAccepted !== null && format.money(costPerAccepted, budget.currency),
        ],
        [t('plan:standards.exposureMinutes'), exposureMinutes !== null && format.number(exposureMinutes)],
        [t('plan:standards.skill'), skill !== null && format.percent(skill)],
      ]}
    />
  )
}

function Money({ plan }: { plan: ProjectPlan }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { budget, rates, fixedCosts } = plan
  const money = (amount: number) => format.money(amount, budget.currency)
  return (
    <Facts
      rows={[
        [t('part.budget'), budget.amount === null ? budget.currency : money(budget.amount)],
        ...rates.map(
          ({ language, perHour }) =>
            [
              `${t('rates.perHour')} · ${language === null ? t('rates.others') : format.language(language)}`,
              money(perHour),
            ] as const,
        ),
        ...fixedCosts.map(({ what, amount }) => [what, money(amount)] as const),
      ]}
    />
  )
}

/** The whole plan to read, on the screen and on paper. */
export function PlanView({ plan }: { plan: ProjectPlan }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { sample, dates, hours } = plan
  const day = (one: string | null) => one && format.day(one)
  return (
    <>
      <section>
        <h2>{t('part.request')}</h2>
        <RequestFacts request={plan.request} />
      </section>
      <section>
        <h2>{t('part.sample')}</h2>
        <Facts
          rows={[
            [t('sample.how'), sample.how],
            [t('sample.queries'), sample.queries !== null && format.number(sample.queries)],
            [t('sample.resultsPerQuery'), sample.resultsPerQuery !== null && format.number(sample.resultsPerQuery)],
          ]}
        />
      </section>
      <section>
        <h2>{t('part.standards')}</h2>
        <Standards {...plan} />
      </section>
      <section>
        <h2>{t('part.budget')}</h2>
        <Money plan={plan} />
      </section>
      <section>
        <h2>{t('part.dates')}</h2>
        <Facts
          rows={[
            [t('dates.pilot'), day(dates.pilot)],
            [t('dates.production'), day(dates.production)],
            [t('dates.delivery'), day(dates.delivery)],
          ]}
        />
      </section>
      {hours.length > 0 && (
        <section>
          <h2>{t('part.hours')}</h2>
          <Facts
            rows={hours.map(({ language, perWeek }) => [
              `${format.language(language)} · ${t('hours.perWeek')}`,
              format.number(perWeek),
            ])}
          />
        </section>
      )}
    </>
  )
}
