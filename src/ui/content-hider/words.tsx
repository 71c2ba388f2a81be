import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { maskTokens } from '#contract/safety-words.ts'
import preview from '../text-preview.module.css'
import { visibleBidi } from '../visible-bidi.ts'
import styles from './masked.module.css'

const token = new RegExp(`\\[(${maskTokens.join('|')})\\]`)

/** Text in which harmful words were replaced by the server: the tokens in the reader's language, and told apart from what was written. */
export function MaskedText({ text }: { text: string }) {
  const { t } = useTranslation('viewing')
  // Between two pieces of text stands the name of a token.
  const pieces = text.split(token)
  return pieces.map((piece, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text do not move
      <span key={at} className={styles.token}>
        {t(`token.${piece as (typeof maskTokens)[number]}`)}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={at}>{visibleBidi(piece)}</Fragment>
    ),
  )
}

/** Title and text of a masked result as far as they are raised; `isLong`: they are all there is, so they are read at length. */
export function Words({
  title,
  text,
  author = '',
  lang,
  isLong,
}: {
  title: string
  text: string
  author?: string
  lang: string | undefined
  isLong: boolean
}) {
  const long = isLong ? preview : null
  return (
    <article className={long?.text ?? styles.words} lang={lang} dir="auto" tabIndex={isLong ? 0 : undefined}>
      {title && (
        <p className={long?.title ?? styles.title} dir="auto" data-field={token.test(title) ? undefined : 'title'}>
          <MaskedText text={title} />
        </p>
      )}
      {text.trim() && (
        <p
          dir="auto"
          data-field={token.test(text) ? undefined : 'text'}
          data-from={text.length - text.trimStart().length}
        >
          <MaskedText text={text.trim()} />
        </p>
      )}
      {author && (
        <p dir="auto" className={styles.author}>
          <MaskedText text={author} />
        </p>
      )}
    </article>
  )
}
