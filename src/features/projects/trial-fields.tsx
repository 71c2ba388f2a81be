import { useTranslation } from 'react-i18next'
import type { Level } from '#contract/viewing.ts'
import { levels } from '#core/viewing.ts'
import { Checkbox } from '#ui/checkbox.tsx'
import { Select } from '#ui/select.tsx'
import type { ProjectDraft } from './draft.ts'
import styles from './projects.module.css'

interface Props {
  draft: ProjectDraft
  set: <K extends keyof ProjectDraft>(key: K) => (value: ProjectDraft[K]) => void
}

/** Two levels at which masked results can start: beyond these a treatment's own start is lower anyway. */
const starts = levels.filter((level) => level <= 2)

/** Whether two styles of masking are compared, and which. */
export function TrialFields({ draft, set }: Props) {
  const { t } = useTranslation(['care', 'viewing'])
  const { trial } = draft.viewing
  const change = (value: typeof trial) => set('viewing')({ ...draft.viewing, trial: value })
  return (
    <fieldset>
      <legend>{t('care:trial.title')}</legend>
      <Checkbox
        isSelected={trial !== null}
        onChange={(isOn) => change(isOn ? { a: 0, b: 2 } : null)}
        description={t('care:trial.compareHint')}
      >
        {t('care:trial.compare')}
      </Checkbox>
      {trial && (
        <div className={styles.pair}>
          {(['a', 'b'] as const).map((arm) => (
            <Select
              key={arm}
              label={t(`care:trial.${arm}`)}
              value={String(trial[arm])}
              onChange={(level) => change({ ...trial, [arm]: Number(level) as Level })}
              options={starts.map((level) => ({
                value: String(level),
                label: `${level} · ${t(`viewing:level.${level}`)}`,
              }))}
            />
          ))}
        </div>
      )}
    </fieldset>
  )
}
