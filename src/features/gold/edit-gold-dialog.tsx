import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeGold, useRetireGold } from '#client/queries/gold.ts'
import type { GoldRow } from '#contract/gold.ts'
import type { Project } from '#contract/project.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { Problem } from '#ui/problem.tsx'
import { Select } from '#ui/select.tsx'
import { toast } from '#ui/toast.tsx'
import styles from './gold.module.css'
import { GoldFields } from './gold-fields.tsx'
import { GoldHistory } from './gold-history.tsx'
import { useGradeName } from './grade-name.ts'

/** Changing or retiring one item of gold. */
export function EditGoldDialog({ project, row, onClose }: { project: Project; row: GoldRow; onClose: () => void }) {
  const { t } = useTranslation(['gold', 'common'])
  const { value, tolerance, reason, clause } = row
  const [draft, setDraft] = useState({ value, tolerance, reason, clause })
  const [isRetiring, setRetiring] = useState(false)
  const name = useGradeName(project.scale)
  const change = useChangeGold(project.id, row.resultId)
  const retire = useRetireGold(project.id)
  const retireNow = () => {
    if (!isRetiring) return setRetiring(true)
    const onSuccess = () => {
      toast({ text: t('gold:retiredNow') })
      onClose()
    }
    retire.mutate([row.resultId], { onSuccess })
  }
  return (
    <Dialog title={t('gold:editTitle')} isOpen onClose={onClose}>
      <div className={styles.form}>
        <p>
          <bdi lang={row.language}>{row.query}</bdi>
          <bdi className={styles.under} lang={row.language}>
            {row.title || row.docId}
          </bdi>
        </p>
        <Select
          label={t('gold:grade')}
          value={String(draft.value)}
          onChange={(grade) => setDraft((old) => ({ ...old, value: Number(grade) }))}
          options={project.scale.grades.map((grade) => ({ value: String(grade.value), label: name(grade.value) }))}
        />
        <GoldFields
          projectId={project.id}
          value={draft}
          reasonHint={t('gold:reasonHint')}
          onChange={(part) => setDraft((old) => ({ ...old, ...part }))}
        />
        <GoldHistory steps={row.history} gradeName={name} />
        <Problem error={change.error ?? retire.error} />
        <div className={buttonRow.buttons}>
          <Button
            variant="primary"
            isPending={change.isPending}
            onPress={() => change.mutate(draft, { onSuccess: onClose })}
          >
            {t('common:save')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <span className={buttonRow.grow} />
          {row.retiredAt === null && (
            <Button variant={isRetiring ? 'danger' : 'quiet'} isPending={retire.isPending} onPress={retireNow}>
              {isRetiring ? t('gold:retireReally') : t('gold:retire')}
            </Button>
          )}
        </div>
        {isRetiring && <p className={styles.hint}>{t('gold:retireHint')}</p>}
      </div>
    </Dialog>
  )
}
