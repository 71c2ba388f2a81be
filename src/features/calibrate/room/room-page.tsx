import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import { createRoomSession } from '#client/room/room-session.ts'
import type { Settlement } from '#contract/calibration.ts'
import type { Project } from '#contract/project.ts'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useSuspect } from '#ui/suspect/use-suspect.ts'
import { GuidelineAside } from '#ui/workbench/guideline-aside.tsx'
import { Announcer } from './announcer.tsx'
import { RoomItemView } from './item-view.tsx'
import { Lobby } from './lobby.tsx'
import { nextStep } from './next-step.ts'
import { PointControls, Pointed } from './pointing.tsx'
import styles from './room.module.css'
import { RoomContext, useItem, useLeads, useRoom, useRoomState, useView } from './room-context.ts'
import { Seats } from './seats.tsx'
import { Settled, SettlePanel } from './settle-panel.tsx'
import { Timer } from './timer.tsx'
import { TrainerBar } from './trainer-bar.tsx'
import { useRoomKeys } from './use-room-keys.ts'
import { VotePanel } from './vote-panel.tsx'
import { Distribution, VoteList } from './votes.tsx'

interface Props {
  projectId: string
  sessionId: string
  /** The guideline beside the work, drawn by the application. */
  guideline: (taskLanguage: string) => ReactNode
}

/** The room of a calibration session. */
export function RoomPage({ projectId, sessionId, guideline }: Props) {
  const { t } = useTranslation(['calibration', 'errors'])
  const project = useQuery(projectOptions(projectId))
  const session = useMemo(() => createRoomSession({ projectId, sessionId }), [projectId, sessionId])
  useEffect(() => session.start(), [session])
  const isHere = session.store((state) => state.view !== null)
  const error = session.store((state) => state.error)
  const languages = project.data?.languages
  const room = useMemo(
    () => ({ session, projectId, sessionId, languages: languages ?? [] }),
    [session, projectId, sessionId, languages],
  )
  if (isHere && project.data && !error)
    return (
      <RoomContext value={room}>
        <Room project={project.data} guideline={guideline} />
      </RoomContext>
    )
  return (
    <Page title={t('calibration:room.title')}>
      {error ? <Notice kind="error">{t(`errors:${error.id}`, { count: 60 })}</Notice> : <Skeleton lines={8} />}
    </Page>
  )
}

const nothing: Settlement = { value: null, tolerance: 0, reason: '', clause: null, safety: null }

/** What the trainer is about to settle: begins with what stands, anew for each item. */
function useDraft(): [Settlement, (part: Partial<Settlement>) => void] {
  const { stage } = useView()
  const key = `${stage.n} ${stage.round}`
  const [draft, setDraft] = useState<{ key: string; draft: Settlement } | null>(null)
  const own = draft?.key === key ? draft.draft : (stage.settled ?? nothing)
  return [own, (part) => setDraft({ key, draft: { ...own, ...part } })]
}

function Room({ project, guideline }: { project: Project; guideline: Props['guideline'] }) {
  const { t } = useTranslation('calibration')
  const { session, projectId, sessionId } = useRoom()
  const view = useView()
  const { title, stage, items, seats, marks } = view
  const item = useItem()
  const leads = useLeads()
  const isOnline = useRoomState((state) => state.isOnline)
  const unsent = useRoomState((state) => state.unsent.length)
  const [guidelineOpen, setGuidelineOpen] = useState(false)
  const [gone, setGone] = useState<number | null>(null)
  const [draft, setDraft] = useDraft()
  const level = useRef(0)
  const stageRef = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const step = view.own.mayLead ? nextStep(stage, draft) : null
  const next = () => step && void session.act(step.act)
  const { n, phase } = stage
  // Whoever reads by ear or by keyboard begins at the top of what has just come.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each phase of each item begins anew
  useEffect(() => {
    level.current = 0
    if (document.activeElement === document.body) heading.current?.focus()
  }, [n, phase])
  useEffect(() => {
    document.title = `${t(`room.phases.${phase}`)} · ${title}`
  }, [t, phase, title])
  const isSettling = phase === 'settle' && leads
  useRoomKeys({
    ...{ item, isSettling, next, toggleGuideline: () => setGuidelineOpen((isOpen) => !isOpen) },
    settleGrade: (value) => setDraft({ value }),
    revealLevel: () => level.current,
  })
  const isShown = item !== undefined && gone !== item.n
  useSuspect({
    place: isShown ? { projectId, sessionId, n: item.n } : null,
    hide: () => setGone(item?.n ?? null),
  })
  const present = [...marks.present].filter((bit) => bit === '1').length
  const ready = seats.filter(({ seat, isTrainer }) => !isTrainer && marks.ready[seat] === '1').length
  const voters = seats.filter(({ isTrainer }) => !isTrainer).length
  const isVoting = phase === 'vote' || phase === 'open'
  const count = Math.max(0, ...items.map((one) => one.n)) + 1
  return (
    <main className={styles.room} id="main" tabIndex={-1} data-guideline={guidelineOpen ? '' : undefined}>
      <header className={styles.header}>
        <h1 ref={heading} tabIndex={-1}>
          <bdi>{title}</bdi>
        </h1>
        <p>
          <b>{t(`room.phases.${phase}`)}</b>
          {n !== null && ` · ${t('room.item', { number: n + 1, count })}`}
          {stage.round > 0 && ` · ${t('room.again', { count: stage.round + 1 })}`}
          {' · '}
          {isVoting
            ? t('room.ready', { ready, count: voters })
            : t('room.present', { here: present, count: seats.length })}{' '}
          <Timer />
        </p>
      </header>
      <Announcer />
      {!isOnline && <Notice kind="warning">{t('room.offline')}</Notice>}
      {unsent > 0 && <Notice kind="info">{t('room.unsent', { count: unsent })}</Notice>}
      <TrainerBar step={step} onNext={next} />
      <div className={styles.columns}>
        <div className={styles.work}>
          {(phase === 'lobby' || phase === 'planned' || (phase === 'open' && view.own.mayLead)) && <Lobby />}
          {phase === 'summary' && <Over />}
          {phase === 'cancelled' && <p role="status">{t('room.summary.cancelled')}</p>}
          {n !== null && !isShown && <Notice kind="info">{t('room.gone')}</Notice>}
          {isShown && (
            <>
              <RoomItemView
                key={item.n}
                {...{ item, projectId, sessionId }}
                segment={project.segment}
                stage={stageRef}
                onLevel={(to) => {
                  level.current = Math.max(level.current, to)
                }}
              />
              {leads && phase !== 'vote' && <PointControls item={item} stage={stageRef} />}
              <Pointed item={item} stage={stageRef} />
            </>
          )}
        </div>
        <aside className={styles.side} aria-label={t('room.yourVote')}>
          {stage.votes && (
            <>
              <Distribution votes={stage.votes} />
              <VoteList votes={stage.votes} />
            </>
          )}
          {isSettling && isShown && <SettlePanel n={item.n} draft={draft} onDraft={setDraft} />}
          {stage.settled && <Settled of={stage.settled} />}
          {phase === 'vote' && isShown && <VotePanel key={item.n} n={item.n} revealLevel={() => level.current} />}
          <Seats />
        </aside>
        {guidelineOpen && (
          <GuidelineAside onClose={() => setGuidelineOpen(false)}>
            {guideline(item?.query.language ?? project.languages[0] ?? 'en')}
          </GuidelineAside>
        )}
      </div>
    </main>
  )
}

function Over() {
  const { t } = useTranslation('calibration')
  const { projectId, sessionId } = useRoom()
  const params = { projectId, sessionId }
  return (
    <section>
      <h2>{t('room.summary.title')}</h2>
      <p>{t('room.summary.text')}</p>
      <p>
        <Link to="/projects/$projectId/calibration/$sessionId" params={params}>
          {t('room.summary.report')}
        </Link>
        {' · '}
        <Link to="/projects/$projectId/calibration" params={{ projectId }}>
          {t('room.back')}
        </Link>
      </p>
    </section>
  )
}
