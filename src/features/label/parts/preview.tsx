import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { useActions } from '#actions/use-actions.ts'
import { useFormat } from '#i18n/use-format.ts'
import type { MediaHandle } from '#ui/content.ts'
import { ContentHider } from '#ui/content-hider.tsx'
import { Kbd } from '#ui/kbd.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { contentOf } from './content-of.ts'
import { useTask } from './label-context.ts'
import styles from './preview.module.css'

/** The result in view, large: video, image, text, or its card; below, whose it is. */
export function Preview() {
  const { t } = useTranslation('label')
  const format = useFormat()
  const media = useRef<MediaHandle>(null)
  const result = useTask((state) => state.task.results[state.at])
  const language = useTask((state) => state.task.query.language)
  const open = useActionButton('label.openPage')
  const isVideo = result?.kind === 'video' && !result.masked && result.media !== null
  useActions(
    'media',
    {
      'media.play': { run: () => media.current?.togglePlay() },
      'media.previousFrame': { run: () => media.current?.stepFrame(-1) },
      'media.nextFrame': { run: () => media.current?.stepFrame(1) },
      'media.back': { run: () => media.current?.seekBy(-5) },
      'media.forward': { run: () => media.current?.seekBy(5) },
      'media.faster': { run: () => media.current?.changeSpeed(1) },
      'media.slower': { run: () => media.current?.changeSpeed(-1) },
      'media.captions': { run: () => media.current?.toggleCaptions() },
      'media.sound': { run: () => media.current?.toggleMute() },
    },
    isVideo,
  )
  if (!result) return null
  // Texts and pages carry their title in the preview itself.
  const hasOwnTitle = result.kind === 'text' || result.kind === 'page'
  const facts = [visibleBidi(result.author), result.published ? format.date(result.published) : ''].filter(
    (fact) => fact !== '',
  )
  return (
    <section className={styles.preview} aria-label={t('preview')}>
      <div className={styles.stage}>
        <ContentHider key={result.id} ref={media} content={contentOf(result, language)} />
      </div>
      {!result.masked && (
        <p className={styles.caption}>
          {hasOwnTitle || (
            <b lang={language}>
              <bdi>{visibleBidi(result.title)}</bdi>
            </b>
          )}
          {facts.map((fact, i) => (
            <span key={fact}>
              {hasOwnTitle && i === 0 ? '' : ' · '}
              <bdi>{fact}</bdi>
            </span>
          ))}
          {!hasOwnTitle && result.snippet && (
            <span className={styles.snippet} dir="auto" lang={language}>
              {visibleBidi(result.snippet)}
            </span>
          )}
          {result.url && (
            <button
              type="button"
              className={styles.open}
              aria-keyshortcuts={open['aria-keyshortcuts']}
              onClick={() => open.onPress()}
            >
              {open.label} {open.keys[0] && <Kbd>{open.keys[0]}</Kbd>}
            </button>
          )}
        </p>
      )}
    </section>
  )
}
