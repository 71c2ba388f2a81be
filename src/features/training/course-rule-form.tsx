import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCourseRule } from '#client/queries/training.ts'
import type { CourseRule } from '#contract/training.ts'
import { Button } from '#ui/button.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Problem } from '#ui/problem.tsx'
import { toast } from '#ui/toast.tsx'
import styles from './training.module.css'

/** When the course ends. */
export function CourseRuleForm({ projectId, rule }: { projectId: string; rule: CourseRule }) {
  const { t } = useTranslation(['training', 'common'])
  const [draft, setDraft] = useState(rule)
  const update = useCourseRule(projectId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    update.mutate(draft, { onSuccess: () => toast({ text: t('common:saved') }) })
  }
  return (
    <form className={styles.rule} onSubmit={submit}>
      <div className={styles.pair}>
        <NumberField
          label={t('training:rule.mark')}
          minValue={0}
          maxValue={100}
          value={Math.round(draft.passMark * 100)}
          onChange={(percent) => setDraft({ ...draft, passMark: percent / 100 })}
        />
        <NumberField
          label={t('training:rule.window')}
          minValue={1}
          maxValue={100}
          value={draft.window}
          onChange={(window) => setDraft({ ...draft, window: Math.round(window) })}
        />
      </div>
      <p className={styles.hint}>{t('training:rule.hint')}</p>
      <Problem error={update.error} />
      <Button type="submit" isPending={update.isPending}>
        {t('common:save')}
      </Button>
    </form>
  )
}
