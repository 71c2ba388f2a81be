import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settlement } from '#contract/calibration.ts'
import type { Project } from '#contract/project.ts'
import { fetchMasked } from '#ui/content-hider/content-hider.tsx'
import { Notice } from '#ui/notice.tsx'
import { useSuspect } from '#ui/suspect/use-suspect.ts'
import { GuidelineAside } from '#ui/workbench/guideline-aside.tsx'
import { QueryHeading } from '#ui/workbench/query-heading.tsx'
import { useSafetyAnswer } from '../safety-draft.ts'
import { Announcer } from './announcer.tsx'
import { Lobby } from './lobby.tsx'
import { nextStep } from './next-step.ts'
import { Over } from './over.tsx'
import styles from './room.module.css'
import { useItem, useLeads, useRoom, useRoomState, useView } from './room-context.ts'
import { RoomFoot } from './room-foot.tsx'
import { RoomHead } from './room-head.tsx'
import { Seats } from './seats.tsx'
import { SettlePanel } from './settle-panel.tsx'
import { Settled } from './settled.tsx'
import { TableItem } from './table-item.tsx'
import { useRoomKeys } from './use-room-keys.ts'
import { VotePanel } from './vote-panel.tsx'
import { Distributions, VoteList } from './votes.tsx'

const nothing: Settlement = { value: null, tolerance: 0, reason: '', clause: null, safety: null }

/** What the trainer is about to settle: begins with what stands, anew for each item and round. */
function useDraft(key: string): [Settlement, (part: Partial<Settlement>) => void] {
  const { stage } = useView()
  const [draft, setDraft] = useState<{ key: string; draft: Settlement } | null>(null)
  const own = draft?.key === key ? draft.draft : (stage.settled ?? nothing)
  return [own, (part) => setDraft({ key, draft: { ...own, ...part } })]
}

interface Props {
  project: Project
  guideline: (taskLanguage: string) => ReactNode
  away: (work: { hasMasked: boolean }) => ReactNode
}

/** The room as it stands: who is here, what is on the table, what is said of it, and at the foot what leads on. */
export function RoomFrame({ project, guideline, away }: Props) {
  const { t } = useTranslation('calibration')
  const { session, projectId, sessionId } = useRoom()
  const view = useView()
  const { stage, own } = view
  const { n, phase } = stage
  const item = useItem()
  const leads = useLeads()
  const isOnline = useRoomState((state) => state.isOnline)
  const unsent = useRoomState((state) => state.unsent.length)
  const said = useRoomState((state) => (n === null ? undefined : state.said[n]))
  const [guidelineOpen, setGuidelineOpen] = useState(false)
  const [gone, setGone] = useState<number | null>(null)
  const level = useRef(0)
  const revealLevel = () => level.current
  const stageRef = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const isSettling = phase === 'settle' && leads
  const [draft, setDraft] = useDraft(`${n} ${stage.round}`)
  const answer = useSafetyAnswer(
    `${n} ${stage.round} ${isSettling}`,
    (isSettling ? draft.safety : said?.safety) ?? null,
    (safety) => {
      if (isSettling) setDraft({ safety })
      else if (n !== null) session.say(n, { safety, ...(safety && { reason: null }) }, level.current)
    },
  )
  const step = own.mayLead ? nextStep(stage, draft, isSettling && answer.isPartial) : null
  const next = () => step && !step.isDisabled && void session.act(step.act)
  const isShown = item !== undefined && gone !== item.n
  // Whoever reads by ear or by keyboard begins at the top of what has just come.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each phase of each item begins anew
  useEffect(() => {
    level.current = 0
    if (document.activeElement === document.body) heading.current?.focus()
  }, [n, phase])
  useRoomKeys({
    ...{ item, isShown, isSettling, answer, next, revealLevel },
    toggleGuideline: () => setGuidelineOpen((isOpen) => !isOpen),
    settleGrade: (value) => setDraft({ value }),
  })
  // What is masked comes to all at once, to those on a bad line as well.
  useEffect(() => void fetchMasked(), [])
  useSuspect({
    place: isShown ? { projectId, sessionId, n: item.n } : null,
    hide: () => setGone(item?.n ?? null),
  })
  return (
    <main className={styles.room} id="main" tabIndex={-1}>
      <RoomHead heading={heading} />
      <Announcer />
      {(!isOnline || unsent > 0) && (
        <div className={styles.notices}>
          {!isOnline && <Notice kind="warning">{t('room.offline')}</Notice>}
          {unsent > 0 && <p role="status">{t('room.unsent', { count: unsent })}</p>}
        </div>
      )}
      <div
        className={styles.main}
        data-table={n === null ? undefined : ''}
        data-guideline={guidelineOpen ? '' : undefined}
      >
        {item && (
          <div className={styles.query}>
            <QueryHeading as="h2" query={item.query} segment={project.segment} />
          </div>
        )}
        <Seats />
        <div className={styles.table}>
          {n === null && <OffTable />}
          {n !== null && !isShown && <Notice kind="info">{t('room.gone')}</Notice>}
          {isShown && (
            <TableItem
              key={item.n}
              item={item}
              stage={stageRef}
              onLevel={(to) => {
                level.current = Math.max(level.current, to)
              }}
            />
          )}
        </div>
        {n !== null && (
          <aside className={styles.side} aria-label={t(stage.votes ? 'room.votes' : 'room.yourVote')}>
            {stage.votes && <Distributions votes={stage.votes} settled={stage.settled} />}
            {stage.settled && <Settled of={stage.settled} />}
            {isSettling && isShown && <SettlePanel n={item.n} {...{ draft, answer }} onDraft={setDraft} />}
            {stage.votes && <VoteList votes={stage.votes} item={isShown ? item : undefined} />}
            {phase === 'vote' && isShown && (
              <VotePanel key={`${item.n} ${stage.round}`} n={item.n} {...{ answer, revealLevel }} />
            )}
          </aside>
        )}
        {guidelineOpen && (
          <GuidelineAside onClose={() => setGuidelineOpen(false)}>
            {guideline(item?.query.language ?? project.languages[0] ?? 'en')}
          </GuidelineAside>
        )}
      </div>
      {away({ hasMasked: item?.result.masked != null })}
      <RoomFoot step={step} onNext={next} />
    </main>
  )
}

/** What there is while nothing is on the table. */
function OffTable() {
  const { t } = useTranslation('calibration')
  const { phase } = useView().stage
  if (phase === 'summary') return <Over />
  return phase === 'cancelled' ? <p role="status">{t('room.summary.cancelled')}</p> : <Lobby />
}
