import { useTranslation } from 'react-i18next'
import { visibleBidi } from '#ui/visible-bidi.ts'
import styles from '#ui/workbench/sides.module.css'
import { useTask } from './label-context.ts'

/** The page as a whole, after its results: all of them once more, to be judged together. */
export function WholePage() {
  const { t } = useTranslation(['label', 'ui'])
  const results = useTask((state) => state.task.results)
  const language = useTask((state) => state.task.query.language)
  return (
    <section className={styles.whole} aria-label={t('label:preview')}>
      <h2>{t('label:wholePage')}</h2>
      <p>{t('label:wholePageHint')}</p>
      <ol>
        {results.map((result) => (
          <li key={result.id} lang={result.masked ? undefined : language}>
            <bdi>{result.masked ? t('ui:masked.title') : visibleBidi(result.title)}</bdi>
            {result.snippet && <small dir="auto">{visibleBidi(result.snippet)}</small>}
          </li>
        ))}
      </ol>
    </section>
  )
}
