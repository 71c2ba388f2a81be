import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions } from '#actions/use-actions.ts'
import type { ResultView } from '#contract/labelling.ts'
import { useFormat } from '#i18n/use-format.ts'
import type { MediaHandle } from '../content.ts'
import { ContentHider } from '../content-hider.tsx'
import { visibleBidi } from '../visible-bidi.ts'
import { contentOf } from './content-of.ts'
import styles from './result-preview.module.css'

interface Props {
  result: ResultView
  language: string
  /** The way to the landing page, where there is one. */
  open?: ReactNode
  /** Whether the media keys act on it; one of several in view has them. */
  hasKeys?: boolean
}

/** The result in view, large: video, image, text, or its card; below, whose it is. The media keys act on it. */
export function ResultPreview({ result, language, open, hasKeys = true }: Props) {
  const { t } = useTranslation('label')
  const format = useFormat()
  const media = useRef<MediaHandle>(null)
  const isVideo = result.kind === 'video' && !result.masked && result.media !== null
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
    isVideo && hasKeys,
  )
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
          {result.url && open}
        </p>
      )}
    </section>
  )
}
