import { useTranslation } from 'react-i18next'
import { useFormat } from '#i18n/use-format.ts'
import { Tag } from '#ui/tag.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { useLabel, useTask } from './label-context.ts'
import styles from './query-bar.module.css'
import { TaskProgress } from './task-progress.tsx'

/** The query, what is looked for, and where; a change of task is announced from here. */
export function QueryBar() {
  const { t } = useTranslation(['label', 'common'])
  const format = useFormat()
  const { project } = useLabel()
  const query = useTask((state) => state.task.query)
  return (
    <section className={styles.query} aria-label={t('label:query')}>
      {/* The words keep their own direction, the line that of the page. */}
      <h1 lang={query.language} aria-live="polite">
        <bdi>{visibleBidi(query.text)}</bdi>
      </h1>
      <div className={styles.facts}>
        <Tag>{format.language(query.language)}</Tag>
        {query.market && <Tag>{format.region(query.market)}</Tag>}
        <Tag>{t(`common:segment.${project.segment}`)}</Tag>
        <TaskProgress />
      </div>
      {(query.need || query.context) && (
        <p className={styles.need}>
          {query.need && <b>{t('label:looksFor')} </b>}
          <bdi lang={query.language}>{visibleBidi([query.need, query.context].filter(Boolean).join(' '))}</bdi>
        </p>
      )}
    </section>
  )
}
