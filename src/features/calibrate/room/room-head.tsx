import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalibrationPhase } from '#contract/calibration.ts'
import styles from './head.module.css'
import { useView } from './room-context.ts'
import { Timer } from './timer.tsx'

const steps: Record<'live' | 'open', readonly CalibrationPhase[]> = {
  live: ['lobby', 'vote', 'reveal', 'talk', 'settle'],
  open: ['open', 'reveal', 'talk', 'settle'],
}

/** What the session is called, where it stands, and how many are ready for what comes next. */
export function RoomHead({ heading }: { heading: RefObject<HTMLHeadingElement | null> }) {
  const { t } = useTranslation('calibration')
  const { title, kind, stage, items, seats, marks } = useView()
  const { phase, n, round } = stage
  useEffect(() => {
    document.title = `${t(`room.phases.${phase}`)} · ${title}`
  }, [t, phase, title])
  const isVoting = phase === 'vote' || phase === 'open'
  const voters = seats.filter(({ isTrainer }) => !isTrainer)
  const ready = voters.filter(({ seat }) => marks.ready[seat] === '1').length
  const here = [...marks.present].filter((bit) => bit === '1').length
  const count = Math.max(0, ...items.map((one) => one.n)) + 1
  const way = steps[kind].includes(phase) ? steps[kind] : [phase]
  return (
    <header className={styles.head}>
      <h1 ref={heading} tabIndex={-1}>
        <bdi>{title}</bdi>
      </h1>
      <ol className={styles.way}>
        {way.map((one) => (
          <li key={one} aria-current={one === phase ? 'step' : undefined}>
            {t(`room.phases.${one}`)}
          </li>
        ))}
      </ol>
      <p className={styles.facts}>
        {n !== null && <b>{t('room.item', { number: n + 1, count })}</b>}
        {round > 0 && <span>{t('room.again', { count: round + 1 })}</span>}
        <span>
          {isVoting
            ? t('room.ready', { ready, count: voters.length })
            : t('room.present', { here, count: seats.length })}
        </span>
        <Timer />
      </p>
    </header>
  )
}
