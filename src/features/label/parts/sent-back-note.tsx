import { useTranslation } from 'react-i18next'
import { useClauses } from '#client/queries/use-clauses.ts'
import { Button } from '#ui/button.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import styles from '#ui/workbench/workbench.module.css'
import { useLabel, useTask } from './label-context.ts'

/** Why a reviewer sent the task back, and the clause to read; nothing where none did. */
export function SentBackNote({ openClause }: { openClause: (clause: string) => void }) {
  const { t } = useTranslation('label')
  const { project } = useLabel()
  const note = useTask((state) => state.task.note)
  const clauses = useClauses(project.id)
  if (!note) return null
  const { text, clause } = note
  return (
    <p className={styles.correcting} role="status">
      <b>{t('sentBack')}</b> <bdi>{visibleBidi(text)}</bdi>{' '}
      {clause !== null && (
        <Button variant="bare" onPress={() => openClause(clause)}>
          <bdi>{clauses?.find(({ id }) => id === clause)?.title ?? clause}</bdi>
        </Button>
      )}
    </p>
  )
}
