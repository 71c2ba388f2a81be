import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { memberOptions } from '#client/queries/people.ts'
import { sourceOptions } from '#client/queries/sources.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Select } from '#ui/select.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import styles from './bulk.module.css'
import { type Draft, noMarket } from './draft.ts'

interface Props {
  project: Project
  draft: Draft
  set: (change: Partial<Draft>) => void
}

/** Which queries: for every kind of action. */
export function QueryFields({ project, draft, set }: Props) {
  const { t } = useTranslation('bulk')
  const format = useFormat()
  const any = { value: '', label: t('any') }
  return (
    <div className={styles.fields}>
      <TextField
        label={t('queryText')}
        value={draft.queryText}
        maxLength={200}
        onChange={(queryText) => set({ queryText })}
      />
      <TextArea
        label={t('queryIds')}
        description={t('queryIdsHint')}
        rows={1}
        dir="auto"
        value={draft.queryIds}
        onChange={(queryIds) => set({ queryIds })}
      />
      <Select
        label={t('language')}
        value={draft.language}
        onChange={(language) => set({ language })}
        options={[any, ...project.languages.map((value) => ({ value, label: format.language(value) }))]}
      />
      {project.markets.length > 0 && (
        <Select
          label={t('market')}
          value={draft.market}
          onChange={(market) => set({ market })}
          options={[
            any,
            ...project.markets.map((value) => ({ value, label: format.region(value) })),
            { value: noMarket, label: '—' },
          ]}
        />
      )}
      <TextField label={t('ranker')} value={draft.ranker} maxLength={200} onChange={(ranker) => set({ ranker })} />
    </div>
  )
}

/** Which labels on them. */
export function LabelFields({ project, draft, set }: Props) {
  const { t, i18n } = useTranslation('bulk')
  const members = useQuery(memberOptions(project.id)).data?.members ?? []
  const sources = useQuery(sourceOptions(project.id)).data?.sources ?? []
  const whose = [
    { value: 'people', label: t('everybody') },
    ...members.map(({ personId, name }) => ({ value: `person:${personId}`, label: name })),
    ...sources.map(({ id, name }) => ({ value: `source:${id}`, label: t('sourceNamed', { name }) })),
  ]
  const nameOf = (names: Record<string, string>) =>
    names[i18n.resolvedLanguage ?? 'en'] ?? names.en ?? Object.values(names)[0] ?? ''
  const grades = project.scale.grades.map(({ value, key, names }) => ({
    value: String(value),
    label: `${key} · ${nameOf(names)}`,
  }))
  return (
    <div className={styles.fields}>
      <Select label={t('whose')} value={draft.whose} onChange={(value) => set({ whose: value })} options={whose} />
      <Select
        label={t('grade')}
        value={draft.grade}
        onChange={(grade) => set({ grade })}
        options={[{ value: '', label: t('any') }, ...grades]}
      />
      <NumberText
        label={t('olderThanDays')}
        value={draft.olderThanDays}
        onChange={(olderThanDays) => set({ olderThanDays })}
      />
      <TextField label={t('before')} type="date" value={draft.before} onChange={(before) => set({ before })} />
      <TextField label={t('clause')} value={draft.clause} maxLength={100} onChange={(clause) => set({ clause })} />
      <NumberText
        label={t('guidelineBefore')}
        value={draft.guidelineBefore}
        onChange={(guidelineBefore) => set({ guidelineBefore })}
      />
      <NumberText
        label={t('scaleVersion')}
        value={draft.scaleVersion}
        onChange={(scaleVersion) => set({ scaleVersion })}
      />
    </div>
  )
}

/** Whose open tasks go where. */
export function ReassignFields({ project, draft, set }: Props) {
  const { t } = useTranslation('bulk')
  const members = useQuery(memberOptions(project.id)).data?.members ?? []
  const one = ({ personId, name }: (typeof members)[number]) => ({ value: personId, label: name })
  const receivers = members.filter(({ personId, roles }) => personId !== draft.from && roles.includes('annotator'))
  return (
    <div className={styles.fields}>
      <Select
        label={t('from')}
        value={draft.from}
        onChange={(from) => set(from === draft.to ? { from, to: '' } : { from })}
        options={[{ value: '', label: t('choose') }, ...members.map(one)]}
      />
      <Select
        label={t('to')}
        value={draft.to}
        onChange={(to) => set({ to })}
        options={[{ value: '', label: t('queue') }, ...receivers.map(one)]}
      />
      <NumberText
        label={t('untouchedHours')}
        value={draft.untouchedHours}
        onChange={(untouchedHours) => set({ untouchedHours })}
      />
      <Select
        label={t('progress')}
        value={draft.progress}
        onChange={(progress) => set({ progress })}
        options={[
          { value: '', label: t('any') },
          { value: 'begun', label: t('begun') },
          { value: 'untouched', label: t('untouched') },
        ]}
      />
    </div>
  )
}

/** New priority and overlap. */
export function PlacesFields({ draft, set }: Props) {
  const { t } = useTranslation('bulk')
  return (
    <div className={styles.fields}>
      <NumberText
        label={t('priority')}
        description={t('unchanged')}
        min={0}
        max={9}
        value={draft.priority}
        onChange={(priority) => set({ priority })}
      />
      <NumberText
        label={t('overlap')}
        description={t('unchanged')}
        max={50}
        value={draft.overlap}
        onChange={(overlap) => set({ overlap })}
      />
    </div>
  )
}

interface NumberTextProps {
  label: string
  description?: string
  value: string
  min?: number
  max?: number
  onChange: (value: string) => void
}

/** A whole number that may stay empty; anything else is not taken. */
function NumberText({ min = 1, max = 9999, onChange, ...rest }: NumberTextProps) {
  const change = (text: string) => {
    const isNumber = /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max
    if (text === '' || isNumber) onChange(text)
  }
  return <TextField {...rest} inputMode="numeric" onChange={change} />
}
