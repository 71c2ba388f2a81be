import { useTranslation } from 'react-i18next'
import type { Segment } from '#contract/basics.ts'
import type { PlanRequest } from '#contract/plan.ts'
import { segments } from '#contract/words.ts'
import { Checkbox } from '#ui/checkbox.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { RequestFields } from '#ui/request-fields.tsx'
import { Select } from '#ui/select.tsx'
import type { ProjectDraft } from './draft.ts'
import { projectTemplates } from './templates.ts'

/** What a new project begins with beside its settings. */
export interface Beginning {
  template: Segment | null
  hasGuideline: boolean
  request: PlanRequest
}

interface Props {
  draft: ProjectDraft
  change: (part: Partial<ProjectDraft>) => void
  beginning: Beginning
  onBeginning: (beginning: Beginning) => void
}

/** How a project begins: from which template, and at once or as a request, which says who asks for what. */
export function BeginFields({ draft, change, beginning, onBeginning }: Props) {
  const { t } = useTranslation(['plan', 'common'])
  const { template, hasGuideline, request } = beginning
  const choose = (value: Segment | 'none') => {
    if (value === 'none') return onBeginning({ ...beginning, template: null })
    onBeginning({ ...beginning, template: value })
    change(projectTemplates[value].settings)
  }
  return (
    <fieldset>
      <legend>{t('plan:begin.title')}</legend>
      <Select
        label={t('plan:template.title')}
        description={t('plan:template.hint')}
        value={template ?? 'none'}
        onChange={choose}
        options={[
          { value: 'none' as const, label: t('plan:template.none') },
          ...segments.map((value) => ({ value, label: t(`common:segment.${value}`) })),
        ]}
      />
      {template && (
        <Checkbox isSelected={hasGuideline} onChange={(on) => onBeginning({ ...beginning, hasGuideline: on })}>
          {t('plan:template.guideline')}
        </Checkbox>
      )}
      <RadioGroup
        label={t('plan:begin.when')}
        value={draft.state === 'requested' ? 'requested' : 'production'}
        onChange={(state) => change({ state })}
        options={(['production', 'requested'] as const).map((value) => ({ value, label: t(`plan:begin.${value}`) }))}
      />
      {draft.state === 'requested' && (
        <RequestFields value={request} onChange={(value) => onBeginning({ ...beginning, request: value })} />
      )}
    </fieldset>
  )
}
