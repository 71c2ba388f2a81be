import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useView } from './room-context.ts'
import styles from './seats.module.css'

interface Props {
  name: string
  isHere: boolean
  isReady: boolean
  words: string
}

/** One of up to hundreds, drawn anew only when something of it changes. */
const SeatRow = memo(function SeatRow({ name, isHere, isReady, words }: Props) {
  return (
    <li data-here={isHere || undefined} data-ready={isReady || undefined}>
      <span className={styles.name}>
        <bdi>{name}</bdi>
      </span>
      <small>{words}</small>
    </li>
  )
})

/** Who has a seat, who is here, and who has voted; never what. */
export function Seats() {
  const { t } = useTranslation('calibration')
  const { seats, marks, stage, own } = useView()
  const isVoting = stage.phase === 'vote' || stage.phase === 'open'
  const words = (seat: number, isTrainer: boolean) =>
    [
      marks.present[seat] === '1' ? t('room.seat.here') : t('room.seat.away'),
      isVoting && !isTrainer && (marks.ready[seat] === '1' ? t('room.seat.ready') : t('room.seat.waiting')),
      stage.trainer === seat ? t('room.seat.leads') : isTrainer && t('room.seat.trainer'),
      own.seat === seat && t('room.seat.you'),
    ].filter((word) => typeof word === 'string')
  return (
    <section className={styles.seats} aria-labelledby="seats">
      <h2 id="seats">{t('room.here')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, and has to be scrolled by keyboard (WCAG 2.1.1). */}
      <ul tabIndex={0} aria-labelledby="seats">
        {seats.map(({ seat, name, isTrainer }) => (
          <SeatRow
            key={seat}
            name={name}
            isHere={marks.present[seat] === '1'}
            isReady={isVoting && marks.ready[seat] === '1'}
            words={words(seat, isTrainer).join(' · ')}
          />
        ))}
      </ul>
    </section>
  )
}
