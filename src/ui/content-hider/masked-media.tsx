import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Content } from '../content.ts'
import type { HiderPreferences } from '../reveal-context.ts'
import { visibleBidi } from '../visible-bidi.ts'
import { ZoomFrame } from '../zoom-frame.tsx'
import { Clip } from './clip.tsx'
import type { Ladder } from './ladder.ts'
import styles from './masked.module.css'
import { Stills } from './stills.tsx'

interface Props {
  content: Content
  ladder: Ladder
  preferences: HiderPreferences
  hasKeys: boolean
}

/** Whether there is a picture at this level: the small one that came with the result, or what was opened. */
export function hasPicture({ mask }: Content, { start, store }: Ladder): boolean {
  const { level, media } = store.getState()
  return media !== null || (level > 0 && level === start && Boolean(mask?.preview))
}

/** The picture or clip as far as it is raised. The small one stays below what is opened, so that nothing ever flashes. */
export function MaskedMedia({ content, ladder, preferences, hasKeys }: Props) {
  const { t } = useTranslation('viewing')
  const { level, media, words } = useStore(ladder.store)
  const { lang, mask, kind } = content
  const preview = level >= ladder.start && level > 0 ? mask?.preview : null
  const { painted, failed } = ladder
  const [src = ''] = media?.srcs ?? []
  // The title of what is shown as it is names it better than we can.
  const title = level > 3 ? visibleBidi(words?.title ?? '') : ''
  const aspect = content.aspect ?? (media?.width && media.height ? media.width / media.height : 16 / 9)
  const onContextMenu = (event: { preventDefault: () => void }) => event.preventDefault()
  const protect = { draggable: false, onContextMenu, onError: failed }
  const isClip = media?.kind === 'video' || media?.kind === 'hls'
  return (
    <div
      className={styles.frame}
      style={{ '--aspect': aspect }}
      data-size={preferences.size}
      data-grey={preferences.grey || undefined}
    >
      {preview && !isClip && (
        <img
          className={styles.layer}
          src={preview.src}
          alt={media ? '' : t(kind === 'video' ? 'hider.clip' : 'hider.picture', { level })}
          {...protect}
        />
      )}
      {media?.kind === 'stills' && (
        <Stills key={src} srcs={media.srcs} level={level} hasKeys={hasKeys} onPainted={painted} onFail={failed} />
      )}
      {media?.kind === 'image' && (
        <div className={styles.layer} key={src}>
          <Zoomed isZoomable={level === 5} aspect={aspect}>
            <img
              className={styles.picture}
              src={src}
              alt={title || t('hider.picture', { level })}
              onLoad={painted}
              {...protect}
            />
          </Zoomed>
        </div>
      )}
      {media && isClip && (
        <Clip
          key={src}
          {...{ src, lang, aspect, hasKeys }}
          name={title || t('hider.clip', { level })}
          captions={media.captions}
          isStream={media.kind === 'hls'}
          isProtected
          hasSound={level === 5 && preferences.sound}
          onPainted={painted}
          onPlaying={ladder.playing}
          onFail={failed}
        />
      )}
    </div>
  )
}

function Zoomed({ isZoomable, aspect, children }: { isZoomable: boolean; aspect: number; children: React.ReactNode }) {
  return isZoomable ? <ZoomFrame aspect={aspect}>{children}</ZoomFrame> : children
}
