import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useFormat } from '#i18n/use-format.ts'
import { clock } from './clock.ts'
import type { MediaHandle } from './content.ts'
import { Icon } from './icon.tsx'
import styles from './player-controls.module.css'
import { cycleSpeed, playerPreferences } from './player-preferences.ts'
import type { PlayerState } from './use-player.ts'

interface Props {
  state: PlayerState
  handle: MediaHandle
  hasCaptions: boolean
  hasSound: boolean
}

/** Play, time line, speed, captions and sound. Time runs from left to right in every language. */
export function PlayerControls({ state, handle, hasCaptions, hasSound }: Props) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const { speed, captions } = useStore(playerPreferences)
  const { isPlaying, isMuted, time, duration } = state
  const length = Number.isFinite(duration) ? duration : 0
  return (
    <fieldset className={styles.controls} dir="ltr" aria-label={t('media.controls')}>
      <button type="button" aria-label={t(isPlaying ? 'media.pause' : 'media.play')} onClick={handle.togglePlay}>
        <Icon name={isPlaying ? 'pause' : 'play'} />
      </button>
      <span className={styles.clock}>{clock(time)}</span>
      <input
        type="range"
        className={styles.line}
        aria-label={t('media.time')}
        aria-valuetext={t('media.timeOf', { time: clock(time), length: clock(duration) })}
        min={0}
        max={length}
        step="any"
        value={Math.min(time, length)}
        style={{ '--done': `${length > 0 ? (time / length) * 100 : 0}%` }}
        onChange={(event) => handle.seekBy(Number(event.target.value) - time)}
      />
      <span className={styles.clock}>{clock(duration)}</span>
      <button type="button" aria-label={t('media.speedIs', { speed: format.number(speed) })} onClick={cycleSpeed}>
        {format.number(speed)}×
      </button>
      {hasCaptions && (
        <button
          type="button"
          aria-label={t('media.captions')}
          aria-pressed={captions}
          onClick={() => handle.toggleCaptions()}
        >
          <Icon name="captions" />
        </button>
      )}
      {hasSound && (
        <button type="button" aria-label={t('media.sound')} aria-pressed={!isMuted} onClick={handle.toggleMute}>
          <Icon name={isMuted ? 'muted' : 'sound'} />
        </button>
      )}
    </fieldset>
  )
}
