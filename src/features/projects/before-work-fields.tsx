import { useTranslation } from 'react-i18next'
import { Checkbox } from '#ui/checkbox.tsx'
import type { ProjectDraft } from './draft.ts'

interface Props {
  draft: ProjectDraft
  set: <K extends keyof ProjectDraft>(key: K) => (value: ProjectDraft[K]) => void
}

/** What people go through before they label: the course, the test. */
export function BeforeWorkFields({ draft, set }: Props) {
  const { t } = useTranslation('projects')
  return (
    <fieldset>
      <legend>{t('form.before')}</legend>
      <Checkbox
        isSelected={draft.requireTraining}
        onChange={set('requireTraining')}
        description={t('form.requireTrainingHint')}
      >
        {t('form.requireTraining')}
      </Checkbox>
      <Checkbox
        isSelected={draft.requireQualification}
        onChange={set('requireQualification')}
        description={t('form.requireQualificationHint')}
      >
        {t('form.requireQualification')}
      </Checkbox>
    </fieldset>
  )
}
