import { useTranslation } from 'react-i18next'
import { belowStandard } from '#contract/words.ts'
import { NumberField } from '#ui/number-field.tsx'
import { Select } from '#ui/select.tsx'
import type { ProjectDraft } from './draft.ts'
import styles from './projects.module.css'

interface Props {
  draft: ProjectDraft
  set: <K extends keyof ProjectDraft>(key: K) => (value: ProjectDraft[K]) => void
}

/** How much gold there is in the work, which skill is asked for, and what follows where it is not reached. */
export function GoldSettings({ draft, set }: Props) {
  const { t } = useTranslation('projects')
  return (
    <fieldset>
      <legend>{t('form.gold')}</legend>
      <div className={styles.pair}>
        <NumberField
          label={t('form.goldShare')}
          description={t('form.goldShareHint')}
          minValue={0}
          maxValue={50}
          value={Math.round(draft.goldShare * 100)}
          onChange={(percent) => set('goldShare')(percent / 100)}
        />
        <NumberField
          label={t('form.goldRetireAfter')}
          description={t('form.goldRetireAfterHint')}
          minValue={1}
          maxValue={10_000}
          value={draft.goldRetireAfter}
          onChange={set('goldRetireAfter')}
        />
        <NumberField
          label={t('form.skillStandard')}
          description={t('form.skillStandardHint')}
          minValue={0}
          maxValue={100}
          value={Math.round(draft.skillStandard * 100)}
          onChange={(percent) => set('skillStandard')(percent / 100)}
        />
        <Select
          label={t('form.belowStandard')}
          description={t('form.belowStandardHint')}
          value={draft.belowStandard}
          onChange={set('belowStandard')}
          options={belowStandard.map((value) => ({ value, label: t(`belowStandard.${value}`) }))}
        />
      </div>
    </fieldset>
  )
}
