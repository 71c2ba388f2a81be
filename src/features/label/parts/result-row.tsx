import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultView } from '#contract/labelling.ts'
import { clock } from '#ui/clock.ts'
import { Thumbnail } from '#ui/content-hider.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { contentOf } from './content-of.ts'
import { GradeBadge } from './grade-badge.tsx'
import { useLabel, useTask } from './label-context.ts'
import styles from './result-list.module.css'

/** One result in the list: rank, small picture, title, and the grade given. */
export const ResultRow = memo(function ResultRow({ result, at }: { result: ResultView; at: number }) {
  const { t } = useTranslation(['label', 'ui'])
  const { task } = useLabel()
  const isCurrent = useTask((state) => state.at === at)
  const judged = useTask((state) => state.judgements[result.id])
  const language = useTask((state) => state.task.query.language)
  const ref = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another task in the same row has to come into view as well
  useEffect(() => {
    if (!isCurrent) return
    // Scrolling asks for the layout, which is made in the coming frame anyway; asked for here it would be made twice.
    const frame = requestAnimationFrame(() => ref.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
    return () => cancelAnimationFrame(frame)
  }, [isCurrent, result.id])
  const kind = t(`ui:media.kind.${result.kind}`)
  return (
    <li>
      <button
        type="button"
        ref={ref}
        className={styles.result}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => task.select(at)}
      >
        <span className={styles.rank}>{result.rank ?? at + 1}</span>
        <Thumbnail key={result.id} content={contentOf(result, language)} />
        <span className={styles.words}>
          <b className={styles.title} lang={result.masked ? undefined : language}>
            <bdi>{result.masked ? t('ui:masked.title') : visibleBidi(result.title)}</bdi>
          </b>
          <small>{result.durationSeconds ? `${kind} · ${clock(result.durationSeconds)}` : kind}</small>
        </span>
        <GradeBadge judged={judged} />
      </button>
    </li>
  )
})
