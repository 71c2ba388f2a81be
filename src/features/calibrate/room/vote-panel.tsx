import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { VoteWords } from '#client/room/room-session.ts'
import { Notice } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { TextArea } from '#ui/text-area.tsx'
import panel from '#ui/workbench/judgement.module.css'
import { ScaleButtons } from '#ui/workbench/scale-buttons.tsx'
import { useRoom, useRoomState, useView } from './room-context.ts'
import { SafetyVote } from './safety-vote.tsx'

/** How long somebody types before what they wrote is sent, in ms. */
const rest = 400

/** The own vote on an item: grade, safety, why, clause. It is stored as it is made, and can be changed until the reveal. */
export function VotePanel({ n, revealLevel }: { n: number; revealLevel: () => number }) {
  const { t } = useTranslation(['calibration', 'errors'])
  const { projectId, session, languages } = useRoom()
  const { asks, scale, stage } = useView()
  const clauses = useClauses(projectId) ?? []
  const said = useRoomState((state) => state.said[n])
  const isUnsent = useRoomState((state) => state.unsent.some((vote) => vote.n === n))
  const refused = useRoomState((state) => state.refused)
  const say = (words: Partial<VoteWords>) => session.say(n, words, revealLevel())
  const isBlind = stage.phase === 'vote' || stage.phase === 'open'
  const [isTyping, setTyping] = useState(false)
  const isStored = said !== undefined && !isUnsent && !isTyping && (said.value !== null || said.safety !== null)
  return (
    <div>
      {asks !== 'safety' && (
        <section>
          <h2>{t('calibration:room.yourVote')}</h2>
          <ScaleButtons
            scale={scale}
            languages={languages}
            action="calibration.vote"
            given={said?.value ?? null}
            onGrade={(value) => say({ value, reason: null })}
          />
        </section>
      )}
      {asks !== 'relevance' && <SafetyVote value={said?.safety ?? null} onChange={(safety) => say({ safety })} />}
      <Because
        key={`${n} ${stage.round}`}
        value={said?.explanation ?? ''}
        onTyping={setTyping}
        onRest={(explanation) => say({ explanation })}
      />
      <Select
        label={t('calibration:room.clause')}
        value={said?.clause ?? ''}
        options={[
          { value: '', label: t('calibration:room.noClause') },
          ...clauses.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(clause) => say({ clause: clause === '' ? null : clause })}
      />
      <p role="status" className={panel.hint}>
        {isStored && t('calibration:room.stored')} {isBlind ? t('calibration:room.change') : t('calibration:room.late')}
      </p>
      {refused && <Notice kind="error">{t(`errors:${refused.id}`, { count: 60 })}</Notice>}
    </div>
  )
}

interface BecauseProps {
  value: string
  onTyping: (isTyping: boolean) => void
  onRest: (text: string) => void
}

/** The reason in words; it is sent when the typing rests, and when the field is left. */
function Because({ value, onTyping, onRest }: BecauseProps) {
  const { t } = useTranslation('calibration')
  const [text, setText] = useState(value)
  const latest = useRef({ text, sent: value, onRest })
  latest.current = { ...latest.current, text, onRest }
  const send = () => {
    const { text, sent, onRest } = latest.current
    if (text === sent) return
    latest.current.sent = text
    onTyping(false)
    onRest(text)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the text begins the rest anew; what is sent is read then
  useEffect(() => {
    const timer = setTimeout(send, rest)
    return () => clearTimeout(timer)
  }, [text])
  // Whoever leaves in the middle of a word has said it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the field goes away
  useEffect(() => send, [])
  return (
    <div id="room-because">
      <TextArea
        label={t('room.because')}
        dir="auto"
        rows={3}
        value={text}
        onChange={(typed) => {
          setText(typed)
          onTyping(true)
        }}
      />
    </div>
  )
}
