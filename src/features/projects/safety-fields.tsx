import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { safetyModes } from '#contract/safety-words.ts'
import { isPreference } from '#core/preference.ts'
import { levels } from '#core/viewing.ts'
import { Checkbox } from '#ui/checkbox.tsx'
import { Select } from '#ui/select.tsx'
import type { ProjectDraft } from './draft.ts'
import styles from './projects.module.css'
import { TighteningTable } from './tightening-table.tsx'

interface Props {
  draft: ProjectDraft
  set: <K extends keyof ProjectDraft>(key: K) => (value: ProjectDraft[K]) => void
}

/** What is asked about safety, and how masked content is shown: only ever more strictly than the taxonomy has it. */
export function SafetyFields({ draft, set }: Props) {
  const { t } = useTranslation(['projects', 'viewing'])
  const { safety, viewing, kind } = draft
  // Four dozen fields that few ever open: drawn only where they are seen.
  const [isOpen, setOpen] = useState(false)
  return (
    <fieldset>
      <legend>{t('projects:safety.title')}</legend>
      {!isPreference(kind) && (
        <Select
          label={t('projects:safety.mode')}
          description={t(`projects:safety.modeHint.${safety.mode}`)}
          value={safety.mode}
          onChange={(mode) => set('safety')({ ...safety, mode })}
          options={safetyModes.map((value) => ({ value, label: t(`projects:safety.modes.${value}`) }))}
        />
      )}
      <Checkbox isSelected={safety.intent} onChange={(intent) => set('safety')({ ...safety, intent })}>
        {t('projects:safety.intent')}
      </Checkbox>
      {!isPreference(kind) && (
        <Checkbox isSelected={safety.servingRisk} onChange={(servingRisk) => set('safety')({ ...safety, servingRisk })}>
          {t('projects:safety.servingRisk')}
        </Checkbox>
      )}
      <div className={styles.pair}>
        <Select
          label={t('projects:form.floor')}
          description={t('projects:form.floorHint')}
          value={draft.treatmentFloor}
          onChange={set('treatmentFloor')}
          options={(['T0', 'T2'] as const).map((value) => ({ value, label: t(`projects:floor.${value}`) }))}
        />
        <Select
          label={t('projects:safety.ceiling')}
          description={t('projects:safety.ceilingHint')}
          value={String(viewing.ceiling)}
          onChange={(value) =>
            set('viewing')({ ...viewing, ceiling: levels.find((level) => String(level) === value) ?? 5 })
          }
          options={levels.map((level) => ({
            value: String(level),
            label: `${level} · ${t(`viewing:level.${level}`)}`,
          }))}
        />
      </div>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('projects:safety.tightening')}</summary>
        <p className={styles.hint}>{t('projects:safety.tighteningHint')}</p>
        {isOpen && (
          <TighteningTable
            value={viewing.tightening}
            onChange={(tightening) => set('viewing')({ ...viewing, tightening })}
          />
        )}
      </details>
    </fieldset>
  )
}
