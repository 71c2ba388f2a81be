import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GuidelineAside } from '#ui/workbench/guideline-aside.tsx'
import { SetAsideDialog } from '#ui/workbench/set-aside-dialog.tsx'
import styles from '#ui/workbench/workbench.module.css'
import { JudgementPanel } from './judgement-panel.tsx'
import { useLabel, useTask } from './label-context.ts'
import { Preview } from './preview.tsx'
import { QueryBar } from './query-bar.tsx'
import { ResultList } from './result-list.tsx'
import { StatusLine } from './status-line.tsx'
import { useLabelKeys } from './use-label-keys.ts'

interface Props {
  isCorrection: boolean
  guideline: (taskLanguage: string) => ReactNode
}

/** The page with a task on it. */
export function TaskFrame({ isCorrection, guideline }: Props) {
  const { t } = useTranslation('label')
  const [reasonsOpen, setReasonsOpen] = useState(false)
  const [guidelineOpen, setGuidelineOpen] = useState(false)
  const [asideOpen, setAsideOpen] = useState(false)
  const language = useTask((state) => state.task.query.language)
  const note = useTask((state) => state.task.note)
  const { outbox } = useLabel()
  useLabelKeys({
    isCorrection,
    openReasons: () => setReasonsOpen(true),
    toggleGuideline: () => setGuidelineOpen((open) => !open),
  })
  return (
    <div className={styles.page}>
      {isCorrection && <p className={styles.correcting}>{t('correcting')}</p>}
      {note && (
        <p className={styles.correcting} role="status">
          <b>{t('sentBack')}</b> <bdi>{note.text}</bdi>
        </p>
      )}
      <QueryBar />
      <main className={styles.main} id="main" data-guideline={guidelineOpen ? '' : undefined}>
        <ResultList />
        <Preview />
        <JudgementPanel reasonsOpen={reasonsOpen} setReasonsOpen={setReasonsOpen} />
        {guidelineOpen && (
          <GuidelineAside onClose={() => setGuidelineOpen(false)}>{guideline(language)}</GuidelineAside>
        )}
      </main>
      <StatusLine isCorrection={isCorrection} onAside={() => setAsideOpen(true)} />
      {asideOpen && <SetAsideDialog aside={outbox.aside} onClose={() => setAsideOpen(false)} />}
    </div>
  )
}
