import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSavePlan } from '#client/queries/life.ts'
import { projectOptions } from '#client/queries/projects.ts'
import type { PlanAnswer, ProjectPlan } from '#contract/plan.ts'
import { planProblems } from '#core/plan.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import fields from '#ui/fields.module.css'
import { MaybeNumberField } from '#ui/maybe-number-field.tsx'
import { Notice } from '#ui/notice.tsx'
import { DayField, RequestFields } from '#ui/request-fields.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { toast } from '#ui/toast.tsx'
import { HoursFields, MoneyFields } from './money-fields.tsx'
import styles from './plan.module.css'
import type { PlanPartProps } from './plan-part.ts'
import { PlanProblem } from './plan-problem.tsx'
import { StandardsFields } from './standards-fields.tsx'

interface Props {
  projectId: string
  answer: PlanAnswer
  onDone: () => void
}

/** Changing the plan: all its parts, and a note for the history. */
export function PlanForm({ projectId, answer, onDone }: Props) {
  const { t } = useTranslation(['plan', 'common'])
  const { data: project } = useQuery(projectOptions(projectId))
  const [plan, setPlan] = useState(answer.plan)
  const [note, setNote] = useState('')
  const save = useSavePlan(projectId)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), [])
  const set =
    <K extends keyof ProjectPlan>(key: K) =>
    (value: ProjectPlan[K]) =>
      setPlan((old) => ({ ...old, [key]: value }))
  const problems = planProblems(plan)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (problems.length > 0) return
    save.mutate(
      { basedOn: answer.version, plan, note },
      {
        onSuccess: () => {
          toast({ text: t('common:saved') })
          onDone()
        },
      },
    )
  }
  const part = { plan, set, languages: project?.languages ?? [] }
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      <fieldset>
        <legend>{t('plan:part.request')}</legend>
        <RequestFields value={plan.request} onChange={set('request')} />
      </fieldset>
      <SampleFields plan={plan} set={set} />
      <StandardsFields plan={plan} set={set} />
      <MoneyFields {...part} />
      <fieldset>
        <legend>{t('plan:part.dates')}</legend>
        <div className={fields.pair}>
          {(['pilot', 'production', 'delivery'] as const).map((key) => (
            <DayField
              key={key}
              label={t(`plan:dates.${key}`)}
              value={plan.dates[key]}
              onChange={(day) => set('dates')({ ...plan.dates, [key]: day })}
            />
          ))}
        </div>
      </fieldset>
      <HoursFields {...part} />
      <TextField
        label={t('plan:note')}
        description={t('plan:noteHint')}
        maxLength={500}
        value={note}
        onChange={setNote}
      />
      {problems.map((problem) => (
        <Notice key={problem} kind="warning">
          {t(`plan:problem.${problem}`)}
        </Notice>
      ))}
      <PlanProblem error={save.error} />
      <div className={buttonRow.buttons}>
        <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={problems.length > 0}>
          {t('plan:save')}
        </Button>
        <Button onPress={onDone}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}

function SampleFields({ plan, set }: Pick<PlanPartProps, 'plan' | 'set'>) {
  const { t } = useTranslation('plan')
  const { sample } = plan
  return (
    <fieldset>
      <legend>{t('part.sample')}</legend>
      <TextArea
        label={t('sample.how')}
        rows={2}
        dir="auto"
        value={sample.how}
        onChange={(how) => set('sample')({ ...sample, how })}
      />
      <div className={fields.pair}>
        <MaybeNumberField
          label={t('sample.queries')}
          minValue={1}
          maxValue={100_000_000}
          value={sample.queries}
          onChange={(queries) => set('sample')({ ...sample, queries })}
        />
        <MaybeNumberField
          label={t('sample.resultsPerQuery')}
          minValue={1}
          maxValue={10_000}
          value={sample.resultsPerQuery}
          onChange={(resultsPerQuery) => set('sample')({ ...sample, resultsPerQuery })}
        />
      </div>
    </fieldset>
  )
}
