import { useTranslation } from 'react-i18next'
import styles from './room.module.css'
import { useView } from './room-context.ts'

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
    <section className={styles.seats} aria-label={t('room.here')}>
      <h2>{t('room.here')}</h2>
      <ul>
        {seats.map(({ seat, name, isTrainer }) => (
          <li
            key={seat}
            data-here={marks.present[seat] === '1' || undefined}
            data-ready={(isVoting && marks.ready[seat] === '1') || undefined}
          >
            <bdi>{name}</bdi> <small>{words(seat, isTrainer).join(' · ')}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
