import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isWhole, type VoteWords } from '#client/room/room-session.ts'
import { Notice } from '#ui/notice.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { ScaleButtons } from '#ui/workbench/scale-buttons.tsx'
import { CannotJudge } from '../cannot-judge.tsx'
import { ClauseField } from '../clause-field.tsx'
import type { SafetyAnswer } from '../safety-draft.ts'
import { SafetyVote } from '../safety-vote.tsx'
import styles from './panel.module.css'
import { useRoom, useRoomState, useView } from './room-context.ts'

/** How long somebody types before what they wrote is sent, in ms. */
const rest = 400

interface Props {
  n: number
  answer: SafetyAnswer
  revealLevel: () => number
}

/** The own vote on an item: grade, safety, why, clause. It is stored as it is made, and can be changed until the reveal. */
export function VotePanel({ n, answer, revealLevel }: Props) {
  const { t } = useTranslation(['calibration', 'errors'])
  const { projectId, session, languages } = useRoom()
  const { asks, scale, stage } = useView()
  const said = useRoomState((state) => state.said[n])
  const isUnsent = useRoomState((state) => state.unsent.some((vote) => vote.n === n))
  const refused = useRoomState((state) => state.refused)
  const say = (words: Partial<VoteWords>) => session.say(n, words, revealLevel())
  const [isTyping, setTyping] = useState(false)
  const isStored = said !== undefined && !isUnsent && !isTyping && !answer.isPartial && isWhole(said, asks)
  return (
    <section className={styles.vote} aria-labelledby="own-vote">
      <h2 id="own-vote">{t('calibration:room.yourVote')}</h2>
      {asks !== 'safety' && (
        <ScaleButtons
          scale={scale}
          languages={languages}
          action="calibration.vote"
          given={said?.value ?? null}
          onGrade={(value) => say({ value, reason: null })}
        />
      )}
      {asks !== 'relevance' && <SafetyVote answer={answer} />}
      <p role="status" className={styles.state} data-stored={isStored ? '' : undefined}>
        {isStored && t('calibration:room.stored')} {t('calibration:room.change')}
      </p>
      {refused && <Notice kind="error">{t(`errors:${refused.id}`, { count: 60 })}</Notice>}
      <Because
        key={`${n} ${stage.round}`}
        value={said?.explanation ?? ''}
        onTyping={setTyping}
        onRest={(explanation) => say({ explanation })}
      />
      <ClauseField projectId={projectId} value={said?.clause ?? null} onChange={(clause) => say({ clause })} />
      <CannotJudge
        value={said?.reason ?? null}
        onChange={(reason) => say(reason ? { reason, value: null, safety: null } : { reason })}
      />
    </section>
  )
}

interface BecauseProps {
  value: string
  onTyping: (isTyping: boolean) => void
  onRest: (text: string) => void
}

/** The reason in words; it is sent when the typing rests, and when the field goes away. */
function Because({ value, onTyping, onRest }: BecauseProps) {
  const { t } = useTranslation('calibration')
  const [text, setText] = useState(value)
  const timer = useRef(0)
  const latest = useRef({ text, sent: value, onTyping, onRest })
  latest.current = { ...latest.current, text, onTyping, onRest }
  const [send] = useState(() => () => {
    const { text, sent, onTyping, onRest } = latest.current
    onTyping(false)
    if (text === sent) return
    latest.current.sent = text
    onRest(text)
  })
  // Whoever is shown the votes in the middle of a word has said it.
  useEffect(() => send, [send])
  return (
    <div data-part="because">
      <TextArea
        label={t('room.because')}
        dir="auto"
        rows={2}
        value={text}
        onChange={(typed) => {
          setText(typed.slice(0, 5000))
          onTyping(true)
          clearTimeout(timer.current)
          timer.current = window.setTimeout(send, rest)
        }}
      />
    </div>
  )
}
