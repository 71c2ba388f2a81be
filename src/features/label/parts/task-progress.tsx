import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useFormat } from '#i18n/use-format.ts'
import { ProgressBar } from '#ui/progress-bar.tsx'
import styles from '#ui/workbench/query-heading.module.css'
import { useLabel } from './label-context.ts'

/** How many of one's tasks are done. */
export function TaskProgress() {
  const { t } = useTranslation('label')
  const format = useFormat()
  const { session } = useLabel()
  const since = useStore(session.store, ({ submitted }) => submitted)
  const start = useStore(session.store, (state) => state.start)
  if (!start || start.all === 0) return null
  const done = start.submitted + since
  const all = Math.max(start.all, done)
  return (
    <span className={styles.progress}>
      {t('progress', { done: format.number(done), all: format.number(all) })}
      <ProgressBar isSmall label={t('progressLabel')} value={done} max={all} />
    </span>
  )
}
