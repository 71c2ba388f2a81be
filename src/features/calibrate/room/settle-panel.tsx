import { useTranslation } from 'react-i18next'
import type { Settlement } from '#contract/calibration.ts'
import { NumberField } from '#ui/number-field.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { ScaleButtons } from '#ui/workbench/scale-buttons.tsx'
import { DraftChange } from '../after/draft-change.tsx'
import { ClauseField } from '../clause-field.tsx'
import type { SafetyAnswer } from '../safety-draft.ts'
import { SafetyVote } from '../safety-vote.tsx'
import styles from './panel.module.css'
import { useRoom, useView } from './room-context.ts'

interface Props {
  n: number
  draft: Settlement
  onDraft: (part: Partial<Settlement>) => void
  answer: SafetyAnswer
}

/** Where the trainer settles the item: grade, tolerance, reason, clause; and a change of the guideline. */
export function SettlePanel({ n, draft, onDraft, answer }: Props) {
  const { t } = useTranslation('calibration')
  const { projectId, sessionId, languages } = useRoom()
  const { scale, asks, stage } = useView()
  return (
    <section className={styles.settle} aria-labelledby="settling">
      <h2 id="settling">{t('room.settle.title')}</h2>
      {asks !== 'safety' && (
        <ScaleButtons
          scale={scale}
          languages={languages}
          action="calibration.vote"
          isCompact
          given={draft.value}
          onGrade={(value) => onDraft({ value })}
        />
      )}
      {asks !== 'relevance' && <SafetyVote answer={answer} />}
      <div data-part="because">
        <TextArea
          label={t('room.settle.reason')}
          dir="auto"
          rows={2}
          value={draft.reason}
          onChange={(reason) => onDraft({ reason: reason.slice(0, 5000) })}
        />
      </div>
      <ClauseField projectId={projectId} value={draft.clause} onChange={(clause) => onDraft({ clause })} />
      {asks !== 'safety' && (
        <div className={styles.tolerance}>
          <NumberField
            label={t('room.settle.tolerance')}
            value={draft.tolerance}
            minValue={0}
            maxValue={Math.max(0, scale.grades.length - 1)}
            onChange={(tolerance) => onDraft({ tolerance })}
          />
        </div>
      )}
      {stage.settled && (
        <details>
          <summary>{t('room.settle.draft')}</summary>
          <DraftChange key={n} {...{ projectId, sessionId, n }} clause={stage.settled.clause} />
        </details>
      )}
    </section>
  )
}
