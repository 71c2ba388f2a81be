import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import styles from './zoom-frame.module.css'

/** A picture fitted to the room there is, or in its own size to scroll about in. */
export function ZoomFrame({ aspect, children }: { aspect: number | undefined; children: ReactNode }) {
  const { t } = useTranslation('ui')
  const [isZoomed, setZoomed] = useState(false)
  return (
    <div className={styles.frame} style={{ '--aspect': aspect ?? 16 / 9 }}>
      <div className={isZoomed ? styles.natural : styles.fitted} tabIndex={isZoomed ? 0 : undefined}>
        {children}
      </div>
      <button
        type="button"
        className={styles.zoom}
        aria-label={t('media.ownSize')}
        aria-pressed={isZoomed}
        onClick={() => setZoomed(!isZoomed)}
      >
        <Icon name={isZoomed ? 'zoomOut' : 'zoomIn'} />
      </button>
    </div>
  )
}
