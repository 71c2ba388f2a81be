import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLoneVote } from '#client/queries/calibration.ts'
import type { OwnVote, RoomView } from '#contract/calibration.ts'
import type { Project } from '#contract/project.ts'
import { uuidv7 } from '#core/uuid.ts'
import { Button } from '#ui/button.tsx'
import { Problem } from '#ui/problem.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { ScaleButtons } from '#ui/workbench/scale-buttons.tsx'
import { CannotJudge } from '../cannot-judge.tsx'
import { ClauseField } from '../clause-field.tsx'
import { useSafetyAnswer } from '../safety-draft.ts'
import { SafetyVote } from '../safety-vote.tsx'
import { useGradeNameIn } from '../use-grade-name.ts'
import { useVoteKeys } from '../use-vote-keys.ts'
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
  const { t } = useTranslation('calibration')
  const { asks, scale, stage } = room
  const stored = room.own.votes.find((vote) => vote.n === n)
  const [words, setWords] = useState<Words>(stored ?? nothing)
  const [id, setId] = useState(newId)
  const nameOf = useGradeNameIn(project)
  const vote = useLoneVote(project.id, room.id)
  const set = (part: Partial<Words>) => setWords((old) => ({ ...old, ...part }))
  const { value, reason, safety, explanation, clause } = words
  const answer = useSafetyAnswer(String(n), safety, (found) => set({ safety: found, ...(found && { reason: null }) }))
  const isGraded = asks === 'safety' || value !== null || reason !== null
  const isWhole = isGraded && (asks === 'relevance' || reason !== null || safety !== null)
  const send = () =>
    vote.mutate(
      { id, n, round: stage.round, value, reason, safety, explanation, clause, revealLevel: revealLevel() },
      // The same vote sent again counts once; what is changed later is another one.
      { onSuccess: () => setId(newId()) },
    )
  useVoteKeys({
    ...{ scale, asks, nameOf, answer, field: '#alone-vote' },
    onGrade: (given) => set({ value: given, reason: null }),
  })
  return (
    <div id="alone-vote" className={styles.vote}>
      {asks !== 'safety' && (
        <section>
          <h3>{t('alone.yours')}</h3>
          <ScaleButtons
            scale={scale}
            languages={project.languages}
            action="calibration.vote"
            given={value}
            onGrade={(given) => set({ value: given, reason: null })}
          />
        </section>
      )}
      {asks !== 'relevance' && <SafetyVote answer={answer} />}
      <CannotJudge
        value={reason}
        onChange={(why) => set(why ? { reason: why, value: null, safety: null } : { reason: null })}
      />
      <div data-part="because">
        <TextArea
          label={t('alone.because')}
          dir="auto"
          rows={3}
          value={explanation}
          onChange={(text) => set({ explanation: text.slice(0, 5000) })}
        />
      </div>
      <ClauseField projectId={project.id} value={clause} onChange={(cited) => set({ clause: cited })} />
      <Problem error={vote.error} />
      <Button variant="primary" isDisabled={!isWhole} isPending={vote.isPending} onPress={send}>
        {t(stored ? 'alone.change' : 'alone.vote')}
      </Button>
      <p role="status" className={styles.quiet}>
        {vote.isSuccess && t('alone.stored')}
      </p>
    </div>
  )
}
