import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clock as printed } from '#ui/clock.ts'
import styles from './head.module.css'
import { useRoomState, useView } from './room-context.ts'

/** What is left of the trainer's timer; it informs, and ends nothing. That the time is up is announced once. */
export function Timer() {
  const { t } = useTranslation('calibration')
  const { timer } = useView().stage
  const clock = useRoomState((state) => state.clock)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!timer) return
    setNow(Date.now())
    const ticking = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(ticking)
  }, [timer])
  const left = timer ? Math.ceil(timer.seconds - (now + clock - Date.parse(timer.startedAt)) / 1000) : null
  const isOver = left !== null && left <= 0
  return (
    <>
      {timer && left !== null && !isOver && (
        <span role="timer" className={styles.timer}>
          {t('room.timer.left', { time: printed(Math.min(left, timer.seconds)) })}
        </span>
      )}
      <span role="status" className={isOver ? styles.timer : undefined}>
        {isOver && t('room.timer.over')}
      </span>
    </>
  )
}
