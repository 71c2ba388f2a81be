import { useTranslation } from 'react-i18next'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { Settlement } from '#contract/calibration.ts'
import { NumberField } from '#ui/number-field.tsx'
import { Select } from '#ui/select.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { ScaleButtons } from '#ui/workbench/scale-buttons.tsx'
import { DraftChange } from '../after/draft-change.tsx'
import { useGradeName } from './grade-names.ts'
import styles from './room.module.css'
import { useRoom, useView } from './room-context.ts'
import { SafetyVote } from './safety-vote.tsx'

interface Props {
  n: number
  draft: Settlement
  onDraft: (part: Partial<Settlement>) => void
}

/** Where the trainer settles the item: grade, tolerance, reason, clause; and a change of the guideline. */
export function SettlePanel({ n, draft, onDraft }: Props) {
  const { t } = useTranslation('calibration')
  const { projectId, sessionId, languages } = useRoom()
  const { scale, asks, stage } = useView()
  const clauses = useClauses(projectId) ?? []
  return (
    <section className={styles.settle} aria-label={t('room.settle.title')}>
      <h2>{t('room.settle.title')}</h2>
      {asks !== 'safety' && (
        <>
          <ScaleButtons
            scale={scale}
            languages={languages}
            action="calibration.vote"
            given={draft.value}
            onGrade={(value) => onDraft({ value })}
          />
          <NumberField
            label={t('room.settle.tolerance')}
            value={draft.tolerance}
            minValue={0}
            maxValue={Math.max(0, scale.grades.length - 1)}
            onChange={(tolerance) => onDraft({ tolerance })}
          />
        </>
      )}
      {asks !== 'relevance' && <SafetyVote value={draft.safety} onChange={(safety) => onDraft({ safety })} />}
      <TextArea
        label={t('room.settle.reason')}
        dir="auto"
        rows={3}
        value={draft.reason}
        onChange={(reason) => onDraft({ reason })}
      />
      <Select
        label={t('room.clause')}
        value={draft.clause ?? ''}
        options={[
          { value: '', label: t('room.noClause') },
          ...clauses.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(clause) => onDraft({ clause: clause === '' ? null : clause })}
      />
      {stage.settled && (
        <details>
          <summary>{t('room.settle.draft')}</summary>
          <DraftChange key={n} {...{ projectId, sessionId, n }} clause={stage.settled.clause} />
        </details>
      )}
    </section>
  )
}

/** What was settled, for everybody. */
export function Settled({ of: { value, tolerance, reason, clause } }: { of: Settlement }) {
  const { t } = useTranslation('calibration')
  const { projectId } = useRoom()
  const { asks } = useView()
  const clauses = useClauses(projectId) ?? []
  const nameOf = useGradeName()
  return (
    <section className={styles.settled} aria-label={t('room.settled.title')}>
      <h2>{value === null && asks !== 'safety' ? t('room.settled.over') : t('room.settled.title')}</h2>
      {value !== null && (
        <p>
          <b>{t('room.settled.as', { grade: nameOf(value) })}</b>{' '}
          {tolerance > 0 ? t('room.settled.tolerance', { count: tolerance }) : t('room.settled.exact')}
        </p>
      )}
      {reason && <p dir="auto">{reason}</p>}
      {clause && (
        <p>
          <small>
            <bdi>{clauses.find(({ id }) => id === clause)?.title ?? clause}</bdi>
          </small>
        </p>
      )}
    </section>
  )
}
