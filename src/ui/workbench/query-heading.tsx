import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '#contract/basics.ts'
import type { QueryView } from '#contract/labelling.ts'
import { useFormat } from '#i18n/use-format.ts'
import { MaskedTitle } from '../content-hider/masked-title.tsx'
import { Thumbnail } from '../content-hider/thumbnail.tsx'
import { Tag } from '../tag.tsx'
import { visibleBidi } from '../visible-bidi.ts'
import { contentOf } from './content-of.ts'
import styles from './query-heading.module.css'

/** The query, what is looked for, and where; a change of query is announced from here. `children` stand beside the tags, `above` over the words; `as` an h2 where the page has a title. */
export function QueryHeading({
  query,
  segment,
  above,
  children,
  as: Heading = 'h1',
}: {
  query: Omit<QueryView, 'kind' | 'seed'> & Partial<Pick<QueryView, 'kind' | 'seed'>>
  segment: Segment
  above?: ReactNode
  children?: ReactNode
  as?: 'h1' | 'h2'
}) {
  const { t } = useTranslation(['label', 'common'])
  const format = useFormat()
  const isSeed = query.kind === 'seed'
  const seed = query.seed
  const title = seed?.title || query.text
  const about = query.seed?.text || query.seed?.snippet
  return (
    <section className={styles.query} aria-label={t('label:query')}>
      {above}
      {/* The words keep their own direction, the line that of the page. */}
      <Heading className={styles.title} lang={query.language} aria-live="polite">
        {(isSeed || query.kind === 'context') && (
          <small className={styles.kind}>{t(isSeed ? 'label:because' : 'label:situation')}</small>
        )}
        <span className={styles.words}>
          {query.seed && <Thumbnail content={contentOf(query.seed, query.language)} />}
          {/* The query of a seed that is masked would give it away. */}
          {seed?.masked ? (
            <MaskedTitle title={seed.title} card={seed.card} lang={query.language} />
          ) : (
            <bdi>{visibleBidi(title)}</bdi>
          )}
        </span>
      </Heading>
      {query.seed && !query.seed.masked && about && (
        <p className={styles.about} dir="auto" lang={query.language}>
          {visibleBidi(about)}
        </p>
      )}
      <div className={styles.facts}>
        <Tag>{format.language(query.language)}</Tag>
        {query.market && <Tag>{format.region(query.market)}</Tag>}
        <Tag>{t(`common:segment.${segment}`)}</Tag>
        {children}
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
