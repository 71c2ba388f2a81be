import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clock as printed } from '#ui/clock.ts'
import { useRoomState, useView } from './room-context.ts'

/** What is left of the trainer's timer; it informs, and ends nothing. */
export function Timer() {
  const { t } = useTranslation('calibration')
  const { timer } = useView().stage
  const clock = useRoomState((state) => state.clock)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!timer) return
    const ticking = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(ticking)
  }, [timer])
  if (!timer) return null
  const left = Math.ceil(timer.seconds - (now + clock - Date.parse(timer.startedAt)) / 1000)
  return (
    <span role="timer">
      {left > 0 ? t('room.timer.left', { time: printed(Math.min(left, timer.seconds)) }) : t('room.timer.over')}
    </span>
  )
}
