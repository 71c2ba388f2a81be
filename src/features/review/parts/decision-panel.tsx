import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionIdOf } from '#actions/table/action-table.ts'
import { useActionButton } from '#actions/use-action-button.ts'
import type { ReviewItem } from '#contract/review.ts'
import { gradeOf, localName } from '#core/scale.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import { SuspectButton } from '#ui/suspect/suspect-button.tsx'
import panel from '#ui/workbench/judgement.module.css'
import { useSafetySummary } from '#ui/workbench/safety-names.ts'
import { ScaleButtons } from '#ui/workbench/scale-buttons.tsx'
import { itemInView } from '../store/review-session.ts'
import { ClauseField, Clauses } from './clause-field.tsx'
import { ReasonField } from './reason-field.tsx'
import styles from './review.module.css'
import { useReview, useReviewState } from './review-context.ts'
import { SafetyChoices } from './safety-choices.tsx'
import { SeenLabels } from './seen-labels.tsx'

function ActionButton({ id, children }: { id: ActionIdOf<'review'>; children: string }) {
  const action = useActionButton(id)
  return (
    <Button
      aria-keyshortcuts={action['aria-keyshortcuts']}
      isDisabled={action.isDisabled}
      onPress={() => action.onPress()}
    >
      {children} {action.keys[0] && <Kbd>{action.keys[0]}</Kbd>}
    </Button>
  )
}

/** Where the result in view is decided: who said what, the grades, and the other ways out. */
export function DecisionPanel() {
  const { t } = useTranslation('review')
  const item = useReviewState(itemInView)
  const choosing = useReviewState((state) => state.choosing)
  const needsReason = useReviewState((state) => state.needsReason)
  const panelRef = useRef<HTMLElement>(null)
  const id = item?.resultId
  // Each result begins with its labels, wherever the panel had been scrolled to.
  useLayoutEffect(() => {
    if (id) panelRef.current?.scrollTo({ top: 0 })
  }, [id])
  if (!item) {
    return (
      <aside className={panel.panel} aria-label={t('decide')}>
        <p className={styles.quiet}>{t('notWaiting')}</p>
        <SuspectButton />
      </aside>
    )
  }
  return (
    <aside className={panel.panel} aria-label={t('decide')} ref={panelRef}>
      <SeenLabels key={item.resultId} item={item} />
      {item.labels.some(({ safety }) => safety !== null) && <SafetyChoices item={item} />}
      {choosing ? <Clauses /> : <Ways item={item} />}
      {!choosing && <ClauseField />}
      <ReasonField key={`reason ${item.resultId}`} isAsked={needsReason} />
      <SuspectButton />
    </aside>
  )
}

/** The grades, and the other ways to decide. */
function Ways({ item }: { item: ReviewItem }) {
  const { t, i18n } = useTranslation('review')
  const { project, session } = useReview()
  const summary = useSafetySummary()
  const decision = useReviewState((state) => state.decided[item.resultId])
  const needsReason = useReviewState((state) => state.needsReason)
  const name = (value: number | null) => {
    const grade = value === null ? undefined : gradeOf(project.scale, value)
    return grade ? localName(grade.names, i18n.resolvedLanguage ?? 'en', project.languages) : ''
  }
  return (
    <section>
      <h2>{t('decide')}</h2>
      {decision && (
        <p role="status" className={styles.decided}>
          <b>
            {t(`decided.${decision.kind}`, {
              grade:
                decision.value === null && decision.safety ? summary(decision.safety.findings) : name(decision.value),
            })}
          </b>{' '}
          {t('again')}
        </p>
      )}
      {project.safety.mode !== 'only' && (
        <ScaleButtons
          scale={project.scale}
          languages={project.languages}
          action="review.decide"
          given={decision?.value ?? null}
          onGrade={(value) => void session.decide('grade', value)}
        />
      )}
      {project.safety.mode === 'only' && (
        <Button variant="primary" onPress={() => void session.decide('grade', null)}>
          {t('safety.decide')}
        </Button>
      )}
      <div className={styles.ways}>
        {item.consensus !== null && (
          <ActionButton id="review.accept">{t('accept', { grade: name(item.consensus) })}</ActionButton>
        )}
        <ActionButton id="review.none">{t('none')}</ActionButton>
        <ActionButton id="review.sendBack">{t('sendBack')}</ActionButton>
        {item.state !== 'passed' && <ActionButton id="review.passUp">{t('passUp')}</ActionButton>}
      </div>
      {needsReason && (
        <p role="alert" className={styles.asked}>
          {t('needsReason')}
        </p>
      )}
    </section>
  )
}
