import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '#contract/calibration.ts'
import type { SessionReport } from '#contract/calibration-plan.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import buttonRow from '#ui/button-row.module.css'
import { Notice } from '#ui/notice.tsx'
import { useSuspect } from '#ui/suspect/use-suspect.ts'
import { RoomItemView } from '../room/item-view.tsx'
import styles from './alone.module.css'
import { AloneVote } from './alone-vote.tsx'
import { ItemOutcome } from './item-outcome.tsx'

interface Props {
  project: Project
  room: RoomView
  report: SessionReport
}

/** One item at a time: a vote, then (once the session is over) what the room made of it; the first without a vote comes first. */
export function AloneItems({ project, room, report }: Props) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const { items } = room
  const isOpen = room.stage.phase === 'open'
  const isClosed = isOpen && room.closesAt !== null && Date.parse(room.closesAt) <= Date.now()
  const ownOf = (n: number) => room.own.votes.find((vote) => vote.n === n)
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      items.findIndex(({ n }) => !ownOf(n)),
    ),
  )
  const [gone, setGone] = useState<number | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const outcomeTitle = useRef<HTMLHeadingElement>(null)
  const level = useRef(0)
  const item = items[at]
  const isShown = item !== undefined && gone !== item.n
  const params = { projectId: project.id, sessionId: room.id }
  useSuspect({ place: isShown ? { ...params, n: item.n } : null, hide: () => setGone(item?.n ?? null) })
  const isVoted = !isOpen && item !== undefined && ownOf(item.n) !== undefined
  const outcomeOf = (n: number) => report.items.find((of) => of.n === n && of.own !== null)
  const outcome = item && outcomeOf(item.n)
  const isTold = isVoted && outcome !== undefined
  // The button that sent the vote is gone: whoever pressed it goes on with what the room said.
  useEffect(() => {
    if (isTold && document.activeElement === document.body) outcomeTitle.current?.focus()
  }, [isTold])
  const go = (to: number) => {
    setAt(to)
    level.current = 0
    heading.current?.focus()
  }
  if (!item) return <p>{t('alone.nothing')}</p>
  const own = ownOf(item.n)
  const left = items.filter(({ n }) => !ownOf(n)).length
  return (
    <div className={styles.page}>
      <p>
        {t(isClosed ? 'alone.closed' : isOpen ? 'alone.open' : 'alone.over')}{' '}
        {isOpen && room.closesAt && t('list.closes', { when: format.dateTime(room.closesAt) })}
      </p>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {t('alone.item', { number: format.number(at + 1), count: items.length, n: format.number(items.length) })}
        </h2>
        <span role="status">
          {left === 0 ? t('alone.done') : t('list.left', { count: left, n: format.number(left) })}
        </span>
      </div>
      <div className={styles.columns}>
        {isShown ? (
          <RoomItemView
            key={item.n}
            {...{ item, ...params }}
            segment={project.segment}
            onLevel={(to) => {
              level.current = Math.max(level.current, to)
            }}
          />
        ) : (
          <Notice kind="info">{t('alone.hidden')}</Notice>
        )}
        <aside className={styles.side} aria-label={t('alone.yours')}>
          {isTold && (
            <section>
              <h3 ref={outcomeTitle} tabIndex={-1}>
                {t('alone.room')}
              </h3>
              <ItemOutcome project={project} item={outcome} asks={room.asks} />
            </section>
          )}
          {isClosed && own && <p>{t('alone.stored')}</p>}
          {!isVoted && !(isClosed && own) && isShown && (
            <AloneVote key={item.n} project={project} room={room} n={item.n} revealLevel={() => level.current} />
          )}
        </aside>
      </div>
      <div className={buttonRow.buttons}>
        <Button isDisabled={at === 0} onPress={() => go(at - 1)}>
          {t('alone.previous')}
        </Button>
        <Button variant={own ? 'primary' : 'quiet'} isDisabled={at === items.length - 1} onPress={() => go(at + 1)}>
          {t('alone.next')}
        </Button>
        {left === 0 && !isOpen && items.every(({ n }) => outcomeOf(n)) && (
          <Link className={buttonClass('primary')} to="/projects/$projectId/calibration/$sessionId" params={params}>
            {t('list.report')}
          </Link>
        )}
      </div>
    </div>
  )
}
