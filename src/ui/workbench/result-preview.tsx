import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultView } from '#contract/labelling.ts'
import type { Level } from '#contract/viewing.ts'
import type { Place } from '#core/reveal.ts'
import { useFormat } from '#i18n/use-format.ts'
import { ContentHider } from '../content-hider/content-hider.tsx'
import { visibleBidi } from '../visible-bidi.ts'
import { contentOf } from './content-of.ts'
import styles from './result-preview.module.css'

interface Props {
  result: ResultView
  language: string
  /** Where more of a masked result can be asked for. */
  place?: Place | undefined
  /** The way to the landing page, where there is one. */
  open?: ReactNode
  /** Whether the media keys act on it; one of several in view has them. */
  hasKeys?: boolean
  /** A masked result is shown at this level now. */
  onLevel?: ((level: Level) => void) | undefined
}

/** The result in view, large: video, image or text, masked or not; below, whose it is. The media keys act on it. */
export function ResultPreview({ result, language, place, open, hasKeys = true, onLevel }: Props) {
  const { t } = useTranslation('label')
  const format = useFormat()
  // Texts and pages carry their title in the preview itself.
  const hasOwnTitle = result.kind === 'text' || result.kind === 'page'
  const facts = [visibleBidi(result.author), result.published ? format.date(result.published) : ''].filter(
    (fact) => fact !== '',
  )
  return (
    <section className={styles.preview} aria-label={t('preview')}>
      <div className={styles.stage}>
        <ContentHider key={result.id} content={contentOf(result, language)} {...{ place, hasKeys, onLevel }} />
      </div>
      {!result.masked && (
        <p className={styles.caption}>
          {hasOwnTitle || (
            <b lang={language}>
              <bdi data-field="title">{visibleBidi(result.title)}</bdi>
            </b>
          )}
          {facts.map((fact, i) => (
            <span key={fact}>
              {hasOwnTitle && i === 0 ? '' : ' · '}
              <bdi>{fact}</bdi>
            </span>
          ))}
          {!hasOwnTitle && result.snippet && (
            <span className={styles.snippet} data-field="snippet" dir="auto" lang={language}>
              {visibleBidi(result.snippet)}
            </span>
          )}
          {result.url && open}
        </p>
      )}
    </section>
  )
}
