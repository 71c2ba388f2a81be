import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBulkPreview } from '#client/queries/bulk.ts'
import type { BulkAction } from '#contract/bulk.ts'
import type { Project } from '#contract/project.ts'
import { bulkKinds } from '#contract/words.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { Problem } from '#ui/problem.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import styles from './bulk.module.css'
import { actionOf, type Draft, emptyDraft } from './draft.ts'
import { LabelFields, PlacesFields, QueryFields, ReassignFields } from './filter-fields.tsx'
import { PreviewPanel } from './preview-panel.tsx'

/** What to do to which labels or tasks; whatever changes here makes the preview void. */
export function BulkForm({ project, given }: { project: Project; given: Partial<Draft> }) {
  const { t } = useTranslation('bulk')
  const [draft, setDraft] = useState(() => emptyDraft(given))
  const [shown, setShown] = useState<BulkAction | null>(null)
  const preview = useBulkPreview(project.id)
  const set = (change: Partial<Draft>) => {
    setDraft((old) => ({ ...old, ...change }))
    setShown(null)
    preview.reset()
  }
  const action = actionOf(draft)
  const show = () => {
    if (!action) return
    setShown(action)
    preview.mutate(action)
  }
  const fields = { project, draft, set }
  return (
    <div className={styles.form}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          show()
        }}
      >
        <RadioGroup
          label={t('kind.label')}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          options={bulkKinds.map((value) => ({
            value,
            label: t(`kind.${value}`),
            description: t(`kind.${value}Hint`),
          }))}
        />
        <fieldset className={styles.filter}>
          <legend>{t('filter')}</legend>
          <p>{t('filterHint')}</p>
          {draft.kind === 'reassign' && <ReassignFields {...fields} />}
          <QueryFields {...fields} />
          {draft.kind === 'stale' && <LabelFields {...fields} />}
        </fieldset>
        {draft.kind === 'places' && <PlacesFields {...fields} />}
        {draft.kind === 'stale' && (
          <div className={styles.choices}>
            <Checkbox isSelected={draft.again} onChange={(again) => set({ again })} description={t('againHint')}>
              {t('again')}
            </Checkbox>
            <Checkbox
              isSelected={draft.liftDecisions}
              onChange={(liftDecisions) => set({ liftDecisions })}
              description={t('liftHint')}
            >
              {t('lift')}
            </Checkbox>
          </div>
        )}
        <Button
          type="submit"
          variant={preview.data ? 'quiet' : 'primary'}
          isDisabled={!action}
          isPending={preview.isPending}
        >
          {t('preview')}
        </Button>
        <Problem error={preview.error} />
      </form>
      {shown && preview.data && (
        <PreviewPanel
          key={preview.data.digest}
          project={project}
          action={shown}
          preview={preview.data}
          onDone={() => set({})}
          onAnew={show}
        />
      )}
    </div>
  )
}
