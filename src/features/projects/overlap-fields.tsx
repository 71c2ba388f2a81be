import { useTranslation } from 'react-i18next'
import { Checkbox } from '#ui/checkbox.tsx'
import { NumberField } from '#ui/number-field.tsx'
import type { ProjectDraft } from './draft.ts'
import styles from './projects.module.css'

interface Props {
  draft: ProjectDraft
  set: <K extends keyof ProjectDraft>(key: K) => (value: ProjectDraft[K]) => void
}

/** How many people label each result, and whether those that are still open get more. */
export function OverlapSettings({ draft, set }: Props) {
  const { t } = useTranslation('projects')
  return (
    <fieldset>
      <legend>{t('form.overlapTitle')}</legend>
      <NumberField
        label={t('form.overlap')}
        description={t('form.overlapHint')}
        minValue={1}
        maxValue={50}
        value={draft.overlap}
        onChange={set('overlap')}
      />
      <Checkbox
        isSelected={draft.dynamicOverlap}
        onChange={set('dynamicOverlap')}
        description={t('form.dynamicOverlapHint')}
      >
        {t('form.dynamicOverlap')}
      </Checkbox>
      {draft.dynamicOverlap && (
        <div className={styles.pair}>
          <NumberField
            label={t('form.confidence')}
            description={t('form.confidenceHint')}
            minValue={50}
            maxValue={99}
            value={Math.round(draft.confidence * 100)}
            onChange={(percent) => set('confidence')(percent / 100)}
          />
          <NumberField
            label={t('form.maxOverlap')}
            description={t('form.maxOverlapHint')}
            minValue={2}
            maxValue={50}
            value={draft.maxOverlap}
            onChange={set('maxOverlap')}
          />
        </div>
      )}
    </fieldset>
  )
}
