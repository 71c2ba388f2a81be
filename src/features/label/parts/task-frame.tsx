import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClauseText } from '#contract/training.ts'
import { isPreference } from '#core/preference.ts'
import { useSuspect } from '#ui/suspect/use-suspect.ts'
import { GuidelineAside } from '#ui/workbench/guideline-aside.tsx'
import { SetAsideDialog } from '#ui/workbench/set-aside-dialog.tsx'
import styles from '#ui/workbench/workbench.module.css'
import type { AwayFrom } from './away-from.ts'
import { CourseAnswer } from './course-answer.tsx'
import { CourseBanner } from './course-banner.tsx'
import { JudgementPanel } from './judgement-panel.tsx'
import { useLabel, useTask } from './label-context.ts'
import { Preview } from './preview.tsx'
import { QueryBar } from './query-bar.tsx'
import { ResultList } from './result-list.tsx'
import { SentBackNote } from './sent-back-note.tsx'
import { PairPreview, SideLists } from './sides.tsx'
import { StatusLine } from './status-line.tsx'
import { useLabelKeys } from './use-label-keys.ts'

interface Props {
  isCorrection: boolean
  guideline: (projectId: string, taskLanguage: string, clause?: string) => ReactNode
  clause: (clause: ClauseText) => ReactNode
  away: (work: AwayFrom) => ReactNode
}

/** The page with a task on it. */
export function TaskFrame({ isCorrection, guideline, clause, away }: Props) {
  const { t } = useTranslation('label')
  const [reasonsOpen, setReasonsOpen] = useState(false)
  const [safetyOpen, setSafetyOpen] = useState(false)
  /** The guideline is closed (null), open, or open at a clause of one project. */
  const [open, setOpen] = useState<{ clause?: string; of?: string } | null>(null)
  const [asideOpen, setAsideOpen] = useState(false)
  const language = useTask((state) => state.task.query.language)
  const { outbox, project, session } = useLabel()
  const hasMasked = useTask(({ task }) => task.results.some(({ masked }) => masked))
  const taskId = useTask(({ task }) => task.assignmentId)
  const isCourse = useTask(({ task }) => task.course !== null)
  useLabelKeys({
    isCorrection,
    openReasons: () => setReasonsOpen(true),
    openSafety: () => setSafetyOpen(true),
    toggleGuideline: () => setOpen((now) => (now ? null : {})),
  })
  const assignmentId = useTask((state) => state.task.assignmentId)
  const subject = useTask((state) => state.task.results[state.at]?.id)
  useSuspect({
    place: subject ? { assignmentId, subject } : null,
    hide: () => subject && session.withdraw(subject),
    onStored: session.refresh,
  })
  return (
    <div className={styles.page}>
      {isCorrection && <p className={styles.correcting}>{t('correcting')}</p>}
      <SentBackNote openClause={(clause) => setOpen({ clause, of: project.id })} />
      <CourseBanner />
      <QueryBar />
      <main
        className={styles.main}
        id="main"
        data-guideline={open ? '' : undefined}
        data-kind={isPreference(project.kind) ? project.kind : undefined}
      >
        {project.kind === 'sides' && <SideLists />}
        {project.kind === 'pairwise' && <PairPreview />}
        {!isPreference(project.kind) && <ResultList />}
        {project.kind !== 'pairwise' && <Preview />}
        <JudgementPanel {...{ reasonsOpen, setReasonsOpen, safetyOpen, setSafetyOpen }}>
          <CourseAnswer clause={clause} />
        </JudgementPanel>
        {open && (
          <GuidelineAside onClose={() => setOpen(null)}>
            {guideline(project.id, language, open.of === project.id ? open.clause : undefined)}
          </GuidelineAside>
        )}
      </main>
      {away({
        hasMasked,
        taskId,
        asksMood: project.asksMood && !isCorrection,
        onAway: session.stopwatch.pause,
        onGiveBack: isCorrection || isCourse ? null : () => session.giveBack(),
      })}
      <StatusLine isCorrection={isCorrection} onAside={() => setAsideOpen(true)} />
      {asideOpen && <SetAsideDialog aside={outbox.aside} onClose={() => setAsideOpen(false)} />}
    </div>
  )
}
