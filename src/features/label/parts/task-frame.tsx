import { type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { JudgementPanel } from './judgement-panel.tsx'
import { useTask } from './label-context.ts'
import styles from './label-page.module.css'
import { Preview } from './preview.tsx'
import { QueryBar } from './query-bar.tsx'
import { ResultList } from './result-list.tsx'
import { SetAsideDialog } from './set-aside-dialog.tsx'
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
  useLabelKeys({
    isCorrection,
    openReasons: () => setReasonsOpen(true),
    toggleGuideline: () => setGuidelineOpen((open) => !open),
  })
  return (
    <div className={styles.page}>
      {isCorrection && <p className={styles.correcting}>{t('correcting')}</p>}
      <QueryBar />
      <main className={styles.main} id="main" data-guideline={guidelineOpen ? '' : undefined}>
        <ResultList />
        <Preview />
        <JudgementPanel reasonsOpen={reasonsOpen} setReasonsOpen={setReasonsOpen} />
        {guidelineOpen && (
          <aside className={styles.guideline} aria-label={t('guideline')}>
            <header>
              <h2>{t('guideline')}</h2>
              <Button variant="bare" aria-label={t('closeGuideline')} onPress={() => setGuidelineOpen(false)}>
                ×
              </Button>
            </header>
            <Suspense>{guideline(language)}</Suspense>
          </aside>
        )}
      </main>
      <StatusLine isCorrection={isCorrection} onAside={() => setAsideOpen(true)} />
      {asideOpen && <SetAsideDialog onClose={() => setAsideOpen(false)} />}
    </div>
  )
}
