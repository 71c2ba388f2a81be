import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import type { Project } from '#contract/project.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import fields from '#ui/fields.module.css'
import { NumberField } from '#ui/number-field.tsx'
import { Problem } from '#ui/problem.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { ChosenItems } from './chosen-items.tsx'
import { type Draft, problemsOf } from './draft.ts'
import { ItemFinder } from './item-finder.tsx'
import { PeopleField } from './people-field.tsx'
import styles from './plan.module.css'

interface Props {
  project: Project
  initial: Draft
  /** The session has begun: how it is held and what it is about stay. */
  isFixed: boolean
  isPending: boolean
  error: Error | null
  submit: string
  onSave: (draft: Draft) => void
}

/** Results that the server would not take as items. */
function refusedItems(error: Error | null): string[] {
  if (!(error instanceof ApiError) || error.id !== 'bad-item') return []
  const { resultIds } = (error.details ?? {}) as { resultIds?: unknown }
  return Array.isArray(resultIds) ? resultIds.map(String) : []
}

/** A session as it is planned. What is wrong stands beside its field; what was written stays whatever happens. */
export function PlanForm({ project, initial, isFixed, isPending, error, submit, onSave }: Props) {
  const { t } = useTranslation('calibration')
  const [draft, setDraft] = useState(initial)
  const [isTried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const set = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }))
  const problems = isTried ? problemsOf(draft, Date.now()) : {}
  const save = () => {
    setTried(true)
    if (Object.keys(problemsOf(draft, Date.now())).length === 0) return onSave(draft)
    // What is wrong is drawn first; then whoever saved is led to it.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid], [data-wrong]')?.focus())
  }
  return (
    <form
      ref={form}
      className={boxed.sections}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <section>
        <h2>{t('plan.about')}</h2>
        <TextField
          label={t('plan.name')}
          description={t('plan.nameHint')}
          error={problems.title && t('plan.nameMissing')}
          maxLength={200}
          value={draft.title}
          onChange={(title) => set({ title })}
        />
        <TextArea
          label={t('plan.goal')}
          description={t('plan.goalHint')}
          dir="auto"
          rows={3}
          value={draft.goal}
          onChange={(goal) => set({ goal: goal.slice(0, 2000) })}
        />
      </section>
      <section>
        <h2>{t('plan.how')}</h2>
        {isFixed && <p className={styles.quiet}>{t('plan.fixed')}</p>}
        <div className={fields.pair}>
          <RadioGroup
            label={t('plan.kind')}
            value={draft.kind}
            isDisabled={isFixed}
            options={(['live', 'open'] as const).map((kind) => ({
              value: kind,
              label: t(`list.kind.${kind}`),
              description: t(`plan.kindHint.${kind}`),
            }))}
            onChange={(kind) => set({ kind })}
          />
          <RadioGroup
            label={t('plan.asks')}
            value={draft.asks}
            isDisabled={isFixed}
            options={(['relevance', 'safety', 'both'] as const).map((asks) => ({
              value: asks,
              label: t(`list.asks.${asks}`),
            }))}
            onChange={(asks) => set({ asks })}
          />
          <RadioGroup
            label={t('plan.names')}
            value={draft.names}
            isDisabled={isFixed}
            options={(['never', 'ask'] as const).map((names) => ({
              value: names,
              label: t(`plan.namesWay.${names}`),
            }))}
            onChange={(names) => set({ names })}
          />
        </div>
        <div className={fields.pair}>
          {draft.kind === 'open' && (
            <TextField
              label={t('plan.closesAt')}
              type="datetime-local"
              error={problems.closesAt && t('plan.closesAtMissing')}
              value={draft.closesAt}
              onChange={(closesAt) => set({ closesAt })}
            />
          )}
          <NumberField
            label={t('plan.passMark')}
            description={t('plan.passMarkHint')}
            minValue={0}
            maxValue={100}
            value={draft.passPercent}
            onChange={(passPercent) => set({ passPercent })}
          />
        </div>
      </section>
      {!isFixed && (
        <section>
          <h2>{t('plan.items')}</h2>
          <ItemFinder project={project} items={draft.items} onChange={(items) => set({ items })} />
          <ChosenItems
            items={draft.items}
            refused={refusedItems(error)}
            isMissing={problems.items === true}
            onChange={(items) => set({ items })}
          />
        </section>
      )}
      <section>
        <h2>{t('plan.people')}</h2>
        <PeopleField
          projectId={project.id}
          chosen={draft.personIds}
          isMissing={problems.people === true}
          onChange={(personIds) => set({ personIds })}
        />
      </section>
      <div className={styles.end}>
        <Problem error={error} />
        <Button type="submit" variant="primary" isPending={isPending}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
