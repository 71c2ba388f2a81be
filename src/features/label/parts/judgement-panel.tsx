import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { isPreference } from '#core/preference.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import { SuspectButton } from '#ui/suspect/suspect-button.tsx'
import styles from '#ui/workbench/judgement.module.css'
import { LazySafetyPanel } from '../safety/lazy-panel.tsx'
import { askedOf } from '../store/lacking.ts'
import { ExplainField } from './explain-field.tsx'
import { subjectInView, useLabel, useTask } from './label-context.ts'
import { Reasons } from './reasons.tsx'
import { TaskScale } from './task-scale.tsx'
import { WhyToggles } from './why-toggles.tsx'

/** Where the result in view is judged. */
export function JudgementPanel({
  reasonsOpen,
  setReasonsOpen,
  safetyOpen,
  setSafetyOpen,
  children,
}: {
  reasonsOpen: boolean
  setReasonsOpen: (isOpen: boolean) => void
  safetyOpen: boolean
  setSafetyOpen: (isOpen: boolean) => void
  children?: ReactNode
}) {
  const { t } = useTranslation('label')
  const { project } = useLabel()
  const flagged = useTask((state) => state.judgements[subjectInView(state)]?.flag !== undefined)
  const cannot = useTask(
    (state) =>
      state.judgements[subjectInView(state)]?.relevance?.kind === 'cannot-judge' ||
      state.judgements[subjectInView(state)]?.safety?.kind === 'cannot-judge',
  )
  const isWhole = useTask((state) => state.task.kind === 'page' && subjectInView(state) === state.task.whole)
  const mode = useTask((state) => askedOf(state).safety.mode)
  const safety = <LazySafetyPanel isOpen={safetyOpen} setOpen={setSafetyOpen} />
  const cannotButton = useActionButton('label.cannotJudge')
  const flagButton = useActionButton('label.flag')
  return (
    <aside className={styles.panel} aria-label={t('judgement')}>
      {mode === 'first' && safety}
      {mode !== 'only' && !safetyOpen && (
        <section>
          <h2>{isPreference(project.kind) ? t('preference') : isWhole ? t('wholePage') : t('relevance')}</h2>
          <TaskScale />
        </section>
      )}
      {mode !== 'first' && safety}
      {project.kind === 'sides' && <WhyToggles />}
      {children}
      {reasonsOpen ? (
        <Reasons onClose={() => setReasonsOpen(false)} />
      ) : (
        <div className={styles.more}>
          <Button
            isPressed={cannot}
            aria-keyshortcuts={cannotButton['aria-keyshortcuts']}
            onPress={() => setReasonsOpen(true)}
          >
            {t('cannotJudge')} {cannotButton.keys[0] && <Kbd>{cannotButton.keys[0]}</Kbd>}
          </Button>
          <Button
            isPressed={flagged}
            aria-keyshortcuts={flagButton['aria-keyshortcuts']}
            onPress={() => flagButton.onPress()}
          >
            {flagged ? t('flagged') : t('flag')} {flagButton.keys[0] && <Kbd>{flagButton.keys[0]}</Kbd>}
          </Button>
        </div>
      )}
      {project.explain !== 'off' && mode !== 'only' && <ExplainField />}
      <SuspectButton />
    </aside>
  )
}
