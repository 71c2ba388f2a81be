import { useTranslation } from 'react-i18next'
import { MaskedTitle } from '#ui/content-hider/masked-title.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import styles from '#ui/workbench/sides.module.css'
import { useTask } from './label-context.ts'

/** The page as a whole, after its results: all of them once more, to be judged together. */
export function WholePage() {
  const { t } = useTranslation('label')
  const results = useTask((state) => state.task.results)
  const language = useTask((state) => state.task.query.language)
  return (
    <section className={styles.whole} aria-label={t('preview')}>
      <h2>{t('wholePage')}</h2>
      <p>{t('wholePageHint')}</p>
      <ol>
        {results.map((result) => (
          <li key={result.id} lang={result.masked ? undefined : language}>
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
          </li>
        ))}
      </ol>
    </section>
  )
}
