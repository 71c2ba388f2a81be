import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#i18n/use-format.ts'
import { Icon } from '../icon.tsx'
import bar from '../player-controls.module.css'
import styles from './masked.module.css'
import { useMediaKeys } from './use-media-keys.ts'

interface Props {
  srcs: readonly string[]
  level: number
  hasKeys: boolean
  onPainted: () => void
  onFail: () => void
}

/** Pictures taken from a clip, one at a time; the keys that step through a clip step through them. */
export function Stills({ srcs, level, hasKeys, onPainted, onFail }: Props) {
  const { t } = useTranslation('viewing')
  const format = useFormat()
  const [at, setAt] = useState(0)
  const count = srcs.length
  const step = (by: 1 | -1) => setAt((now) => Math.min(count - 1, Math.max(0, now + by)))
  useMediaKeys({ stepFrame: step, seekBy: (seconds) => step(seconds > 0 ? 1 : -1) }, hasKeys)
  const place = { at: format.number(at + 1), all: format.number(count) }
  return (
    <>
      <img
        className={styles.layer}
        src={srcs[at]}
        alt={t('hider.still', { ...place, level })}
        draggable={false}
        onLoad={at === 0 ? onPainted : undefined}
        onError={onFail}
      />
      {count > 1 && (
        <fieldset className={`${bar.controls} ${styles.stills}`} dir="ltr" aria-label={t('hider.stills')}>
          <button
            type="button"
            aria-label={t('hider.previousStill')}
            aria-disabled={at === 0 || undefined}
            onClick={() => step(-1)}
          >
            <Icon name="back" />
          </button>
          <span>{t('hider.stillOf', place)}</span>
          <button
            type="button"
            aria-label={t('hider.nextStill')}
            aria-disabled={at === count - 1 || undefined}
            onClick={() => step(1)}
          >
            <Icon name="forward" />
          </button>
        </fieldset>
      )}
    </>
  )
}
