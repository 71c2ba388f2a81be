import { useTranslation } from 'react-i18next'
import type { ResultView } from '#contract/labelling.ts'
import { MaskedTitle } from '../content-hider/masked-title.tsx'
import { Thumbnail } from '../content-hider/thumbnail.tsx'
import { visibleBidi } from '../visible-bidi.ts'
import { contentOf } from './content-of.ts'
import styles from './whole-page.module.css'

interface Props {
  /** The results in their order. */
  results: readonly ResultView[]
  language: string
  /** What is to be done with them, in a sentence. */
  hint: string
}

/** A page as a whole: all its results once more, to be judged together. */
export function WholePage({ results, language, hint }: Props) {
  const { t } = useTranslation('label')
  return (
    <section className={styles.whole} aria-label={t('preview')}>
      <h2>{t('wholePage')}</h2>
      <p>{hint}</p>
      <ol>
        {results.map((result, at) => (
          <li key={result.id}>
            <span>{result.rank ?? at + 1}</span>
            <Thumbnail content={contentOf(result, language)} />
            <span lang={result.masked ? undefined : language}>
              {result.masked ? (
                <MaskedTitle title={result.title} card={result.card} lang={language} />
              ) : (
                <bdi>{visibleBidi(result.title)}</bdi>
              )}
              {result.snippet && (
                <small dir="auto" lang={language}>
                  {result.masked ? <MaskedTitle title={result.snippet} /> : visibleBidi(result.snippet)}
                </small>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
