import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultView } from '#contract/labelling.ts'
import { clock } from '../clock.ts'
import { MaskedTitle } from '../content-hider/masked-title.tsx'
import { Thumbnail } from '../content-hider/thumbnail.tsx'
import { visibleBidi } from '../visible-bidi.ts'
import { contentOf } from './content-of.ts'
import styles from './result-row.module.css'

interface RowProps {
  isCurrent: boolean
  onSelect: () => void
  badge: ReactNode
}

interface Props extends RowProps {
  result: ResultView
  /** Place in the list, from 0, where no rank is shown. */
  at: number
  language: string
}

interface RowContent {
  of: string
  isWhole?: boolean
  children: ReactNode
}

/** A row that comes into view when it is current; `of` says what stands in it, so that another task in the same row does too. */
function Row({ of, isWhole, isCurrent, onSelect, badge, children }: RowProps & RowContent) {
  const ref = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another task in the same row has to come into view as well
  useEffect(() => {
    if (!isCurrent) return
    // Scrolling asks for the layout, which is made in the coming frame anyway; asked for here it would be made twice.
    const frame = requestAnimationFrame(() => ref.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
    return () => cancelAnimationFrame(frame)
  }, [isCurrent, of])
  return (
    <li>
      <button
        type="button"
        ref={ref}
        className={styles.result}
        data-whole={isWhole ? '' : undefined}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={onSelect}
      >
        {children}
        {badge}
      </button>
    </li>
  )
}

/** One result in the list: rank, small picture, title, and a badge. */
export function ResultRow({ result, at, language, ...row }: Props) {
  const { t } = useTranslation('ui')
  const kind = t(`media.kind.${result.kind}`)
  return (
    <Row of={result.id} {...row}>
      <span className={styles.rank}>{result.rank ?? at + 1}</span>
      <Thumbnail key={result.id} content={contentOf(result, language)} />
      <span className={styles.words}>
        <b className={styles.title} lang={result.masked ? undefined : language}>
          {result.masked ? (
            <MaskedTitle title={result.title} card={result.card} lang={language} />
          ) : (
            <bdi>{visibleBidi(result.title)}</bdi>
          )}
        </b>
        <small>{result.durationSeconds ? `${kind} · ${clock(result.durationSeconds)}` : kind}</small>
      </span>
    </Row>
  )
}

/** A row for several results together, by what they are called. */
export function WholeRow({ title, ...row }: RowProps & { title: ReactNode }) {
  return (
    <Row of="" isWhole {...row}>
      <b className={styles.title}>{title}</b>
    </Row>
  )
}

/** The list that the rows stand in. */
export function ResultRows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol className={styles.results} aria-label={label}>
      {children}
    </ol>
  )
}
