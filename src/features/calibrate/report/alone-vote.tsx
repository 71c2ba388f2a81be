import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions } from '#actions/use-actions.ts'
import { useLoneVote } from '#client/queries/calibration.ts'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { OwnVote, RoomView } from '#contract/calibration.ts'
import type { Project } from '#contract/project.ts'
import { cannotJudgeReasons } from '#contract/words.ts'
import { uuidv7 } from '#core/uuid.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/select.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { ScaleButtons } from '#ui/workbench/scale-buttons.tsx'
import { Problem } from '../problem.tsx'
import { SafetyVote } from '../room/safety-vote.tsx'
import { useGradeNameIn } from '../use-grade-name.ts'
import styles from './alone.module.css'

interface Props {
  project: Project
  room: RoomView
  n: number
  /** How far the person has revealed the item. */
  revealLevel: () => number
}

type Words = Pick<OwnVote, 'value' | 'reason' | 'safety' | 'explanation' | 'clause'>
const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const nothing: Words = { value: null, reason: null, safety: null, explanation: '', clause: null }

/** The vote on one item, kept until it is sent; an open session takes another one until it closes. */
export function AloneVote({ project, room, n, revealLevel }: Props) {
  const { t } = useTranslation(['calibration', 'label'])
  const { asks, scale, stage } = room
  const stored = room.own.votes.find((vote) => vote.n === n)
  const [words, setWords] = useState<Words>(stored ?? nothing)
  const [id, setId] = useState(newId)
  const clauses = useClauses(project.id) ?? []
  const nameOf = useGradeNameIn(project)
  const vote = useLoneVote(project.id, room.id)
  const set = (part: Partial<Words>) => setWords((old) => ({ ...old, ...part }))
  const { value, reason, safety, explanation, clause } = words
  const isGraded = asks === 'safety' || value !== null || reason !== null
  const isWhole = isGraded && (asks === 'relevance' || reason !== null || safety !== null)
  const send = () =>
    vote.mutate(
      { id, n, round: stage.round, value, reason, safety, explanation, clause, revealLevel: revealLevel() },
      // The same vote sent again counts once; what is changed later is another one.
      { onSuccess: () => setId(newId()) },
    )
  const focusIn = (selector: string) => document.querySelector<HTMLElement>(`#alone-vote ${selector}`)?.focus()
  useActions('calibration', {
    'calibration.vote':
      asks === 'safety'
        ? undefined
        : {
            run: ({ digit, choice }) => {
              const grade = scale.grades.find(({ key }) => key === (choice ?? String(digit)))
              if (grade) set({ value: grade.value, reason: null })
            },
            choices: () => scale.grades.map((grade) => ({ id: grade.key, label: nameOf(grade.value) })),
          },
    'calibration.because': { run: () => focusIn('textarea') },
    'calibration.clause': { run: () => focusIn('[data-part=clause] select') },
    'calibration.safety': asks === 'relevance' ? undefined : { run: () => focusIn('#room-safety input') },
  })
  return (
    <div id="alone-vote" className={styles.vote}>
      {asks !== 'safety' && (
        <section>
          <h3>{t('calibration:alone.yours')}</h3>
          <ScaleButtons
            scale={scale}
            languages={project.languages}
            action="calibration.vote"
            given={value}
            onGrade={(given) => set({ value: given, reason: null })}
          />
        </section>
      )}
      {asks !== 'relevance' && <SafetyVote value={safety} onChange={(found) => set({ safety: found })} />}
      <Select
        label={t('calibration:report.cannotJudge')}
        value={reason ?? ''}
        options={[
          { value: '', label: t('calibration:alone.canJudge') },
          ...cannotJudgeReasons.map((one) => ({ value: one, label: t(`label:reason.${one}`) })),
        ]}
        onChange={(why) => {
          const known = cannotJudgeReasons.find((one) => one === why) ?? null
          set(known ? { reason: known, value: null, safety: null } : { reason: null })
        }}
      />
      <TextArea
        label={t('calibration:alone.because')}
        dir="auto"
        rows={3}
        value={explanation}
        onChange={(text) => set({ explanation: text.slice(0, 5000) })}
      />
      <div data-part="clause">
        <Select
          label={t('calibration:report.clause')}
          value={clause ?? ''}
          options={[
            { value: '', label: t('calibration:alone.noClause') },
            ...clauses.map((one) => ({ value: one.id, label: one.title })),
          ]}
          onChange={(one) => set({ clause: one === '' ? null : one })}
        />
      </div>
      <Problem error={vote.error} />
      <Button variant="primary" isDisabled={!isWhole} isPending={vote.isPending} onPress={send}>
        {t(stored ? 'calibration:alone.change' : 'calibration:alone.vote')}
      </Button>
      <p role="status" className={styles.quiet}>
        {vote.isSuccess && t('calibration:alone.stored')}
      </p>
    </div>
  )
}
