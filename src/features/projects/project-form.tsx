import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '#contract/basics.ts'
import type { TaskKind } from '#contract/project.ts'
import { consensusRules, explainModes, segments, taskKinds } from '#contract/words.ts'
import { firstScaleOf, isPreference } from '#core/preference.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { BeforeWorkFields } from './before-work-fields.tsx'
import type { ProjectDraft } from './draft.ts'
import { GoldSettings } from './gold-fields.tsx'
import { LanguagesField } from './languages-field.tsx'
import { MarketsField } from './markets-field.tsx'
import { OverlapSettings } from './overlap-fields.tsx'
import styles from './projects.module.css'
import { RemoteMediaFields } from './remote-media-fields.tsx'
import { SafetyFields } from './safety-fields.tsx'
import { ScaleEditor } from './scale-editor.tsx'
import { TrialFields } from './trial-fields.tsx'

interface Props {
  initial: ProjectDraft
  /** A scale that labels have been given on cannot change. */
  scaleFixed: boolean
  /** What is judged cannot change once there are tasks. */
  kindFixed: boolean
  submitLabel: string
  isPending: boolean
  problem: ReactNode
  /** Stands above the rest; it may change the draft. */
  top?: (draft: ProjectDraft, change: (part: Partial<ProjectDraft>) => void) => ReactNode
  onSubmit: (draft: ProjectDraft) => void
}

/** Everything an owner decides about a project, in three groups. */
export function ProjectForm({ initial, scaleFixed, kindFixed, submitLabel, problem, top, ...props }: Props) {
  const { isPending, onSubmit } = props
  const { t } = useTranslation(['projects', 'common'])
  const [draft, setDraft] = useState(initial)
  const set =
    <K extends keyof ProjectDraft>(key: K) =>
    (value: ProjectDraft[K]) =>
      setDraft((old) => ({ ...old, [key]: value }))
  // A preference has a scale of its own; it is filled in by the editor.
  const setKind = (kind: TaskKind) =>
    setDraft((old) => {
      const first = firstScaleOf(kind)
      const stays = isPreference(kind) ? old.scale.kind === first : !isPreference(old.kind)
      return { ...old, kind, scale: stays ? old.scale : { kind: first, grades: [] } }
    })
  // A project about safety asks for it alone, unless the owner says otherwise.
  const setSegment = (segment: Segment) =>
    setDraft((old) => {
      const asks = segment === 'safety' && old.safety.mode === 'off' && !isPreference(old.kind)
      return { ...old, segment, ...(asks && { safety: { ...old.safety, mode: 'only' as const } }) }
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(draft)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {top?.(draft, (part) => setDraft((old) => ({ ...old, ...part })))}
      <fieldset>
        <legend>{t('projects:form.what')}</legend>
        <TextField
          label={t('projects:form.name')}
          isRequired
          autoFocus={initial.name === ''}
          value={draft.name}
          onChange={set('name')}
        />
        <Select
          label={t('projects:form.segment')}
          value={draft.segment}
          onChange={setSegment}
          options={segments.map((value) => ({ value, label: t(`common:segment.${value}`) }))}
        />
        <RadioGroup
          label={t('projects:form.kind')}
          value={draft.kind}
          isDisabled={kindFixed}
          onChange={setKind}
          options={taskKinds.map((value) => ({
            value,
            label: t(`projects:kind.${value}`),
            description: t(`projects:kindHint.${value}`),
          }))}
        />
        {kindFixed && <p className={styles.hint}>{t('projects:form.kindFixed')}</p>}
        <LanguagesField value={draft.languages} onChange={set('languages')} />
        <MarketsField value={draft.markets} onChange={set('markets')} />
      </fieldset>
      <fieldset disabled={scaleFixed}>
        <legend>{t('projects:form.scale')}</legend>
        {scaleFixed && <p className={styles.hint}>{t('projects:form.scaleFixed')}</p>}
        <ScaleEditor scale={draft.scale} languages={draft.languages} isDisabled={scaleFixed} onChange={set('scale')} />
      </fieldset>
      <fieldset>
        <legend>{t('projects:form.how')}</legend>
        <Checkbox isSelected={draft.showRank} onChange={set('showRank')}>
          {t('projects:form.showRank')}
        </Checkbox>
        <Checkbox isSelected={draft.shuffle} onChange={set('shuffle')}>
          {t('projects:form.shuffle')}
        </Checkbox>
        <NumberField
          label={t('projects:form.priority')}
          description={t('projects:form.priorityHint')}
          minValue={0}
          maxValue={9}
          value={draft.priority}
          onChange={set('priority')}
        />
        <div className={styles.pair}>
          <Select
            label={t('projects:form.explain')}
            value={draft.explain}
            onChange={set('explain')}
            options={explainModes.map((value) => ({ value, label: t(`projects:explain.${value}`) }))}
          />
          <Select
            label={t('projects:form.consensus')}
            value={draft.consensus}
            onChange={set('consensus')}
            options={consensusRules.map((value) => ({ value, label: t(`projects:consensus.${value}`) }))}
          />
        </div>
      </fieldset>
      <SafetyFields draft={draft} set={set} />
      <OverlapSettings draft={draft} set={set} />
      <TrialFields draft={draft} set={set} />
      <fieldset>
        <legend>{t('projects:form.review')}</legend>
        <div className={styles.pair}>
          <NumberField
            label={t('projects:form.reviewSpread')}
            description={t('projects:form.reviewSpreadHint')}
            minValue={0}
            maxValue={10}
            value={draft.reviewSpread}
            onChange={set('reviewSpread')}
          />
          <NumberField
            label={t('projects:form.reviewSample')}
            description={t('projects:form.reviewSampleHint')}
            minValue={0}
            maxValue={100}
            value={Math.round(draft.reviewSample * 100)}
            onChange={(percent) => set('reviewSample')(percent / 100)}
          />
        </div>
      </fieldset>
      <GoldSettings draft={draft} set={set} />
      <BeforeWorkFields draft={draft} set={set} />
      <RemoteMediaFields draft={draft} set={set} />
      {problem}
      <Button type="submit" variant="primary" isPending={isPending}>
        {submitLabel}
      </Button>
    </form>
  )
}
