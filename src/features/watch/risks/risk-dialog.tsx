import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { memberOptions } from '#client/queries/people.ts'
import { useSaveRisk } from '#client/queries/watch.ts'
import type { NewRisk, Risk } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import fields from '#ui/fields.module.css'
import { Problem } from '#ui/problem.tsx'
import { Select } from '#ui/select.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { TriggerFields } from './trigger-fields.tsx'

interface Props {
  projectId: string
  /** Null: a new one. */
  risk: Risk | null
  currency: string
  onClose: () => void
}

const steps = ['1', '2', '3', '4', '5'] as const

function draftOf(risk: Risk | null): NewRisk {
  if (!risk) return { title: '', likelihood: 3, impact: 3, ownerId: null, response: '', trigger: null }
  const { title, likelihood, impact, ownerId, response, trigger } = risk
  return { title, likelihood, impact, ownerId, response, trigger }
}

/** Writes down a risk, or changes it. */
export function RiskDialog({ projectId, risk, currency, onClose }: Props) {
  const { t } = useTranslation(['watch', 'common'])
  const format = useFormat()
  const save = useSaveRisk(projectId, risk?.id ?? null)
  const { data: members } = useQuery(memberOptions(projectId))
  const [draft, setDraft] = useState(() => draftOf(risk))
  const set = (change: Partial<NewRisk>) => setDraft((old) => ({ ...old, ...change }))
  const step = (kind: 'likely' | 'severe') =>
    steps.map((value) => ({ value, label: `${format.number(Number(value))} – ${t(`watch:${kind}.${value}`)}` }))
  const owners = new Map((members?.members ?? []).map(({ personId, name }) => [personId, name]))
  if (risk?.ownerId && risk.owner) owners.set(risk.ownerId, risk.owner)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ ...draft, title: draft.title.trim() }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t(risk ? 'watch:risks.editTitle' : 'watch:risks.add')} isOpen onClose={onClose}>
      <form className={boxed.form} onSubmit={submit}>
        <TextField
          label={t('watch:risks.what')}
          isRequired
          maxLength={300}
          value={draft.title}
          onChange={(title) => set({ title })}
        />
        <div className={fields.pair}>
          <Select
            label={t('watch:risks.likelihood')}
            value={String(draft.likelihood)}
            options={step('likely')}
            onChange={(value) => set({ likelihood: Number(value) })}
          />
          <Select
            label={t('watch:risks.impact')}
            value={String(draft.impact)}
            options={step('severe')}
            onChange={(value) => set({ impact: Number(value) })}
          />
        </div>
        <Select
          label={t('watch:risks.owner')}
          value={draft.ownerId ?? ''}
          options={[
            { value: '', label: t('watch:risks.nobody') },
            ...[...owners].map(([value, label]) => ({ value, label })),
          ]}
          onChange={(value) => set({ ownerId: value === '' ? null : value })}
        />
        <TextArea
          label={t('watch:risks.response')}
          rows={2}
          dir="auto"
          value={draft.response}
          onChange={(response) => set({ response: response.slice(0, 2000) })}
        />
        <TriggerFields
          projectId={projectId}
          currency={currency}
          trigger={draft.trigger}
          onChange={(trigger) => set({ trigger })}
        />
        <Problem error={save.error} />
        <div className={buttonRow.buttons}>
          <Button type="submit" variant="primary" isDisabled={draft.title.trim() === ''} isPending={save.isPending}>
            {t('common:save')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
