import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { useActions } from '#actions/use-actions.ts'
import { runQueryOptions } from '#client/queries/run-evaluation.ts'
import type { Project } from '#contract/project.ts'
import type { RunQuery } from '#contract/runs.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useSuspect } from '#ui/suspect/use-suspect.ts'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { ResultPreview } from '#ui/workbench/result-preview.tsx'
import styles from '../runs.module.css'
import type { Differing } from './differing.ts'
import { Ranking } from './ranking.tsx'

interface Props {
  project: Project
  queryId: string
  /** What both score in it; undefined where it is not among the queries that are compared. */
  scores: Differing | undefined
  measure: string
  onNext: (() => void) | undefined
  onPrevious: (() => void) | undefined
  onBack: () => void
}

/** What both runs return for one query, beside each other. */
export function QueryRankings({ project, queryId, scores, measure, onNext, onPrevious, onBack }: Props) {
  const { t } = useTranslation(['runs', 'errors'])
  const format = useFormat()
  const { data, isError } = useQuery(runQueryOptions(project.id, queryId))
  useActions('runs', {
    'runs.nextQuery': onNext && { run: onNext },
    'runs.previousQuery': onPrevious && { run: onPrevious },
  })
  const next = useActionButton('runs.nextQuery')
  const previous = useActionButton('runs.previousQuery')
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever opens a query, or goes on to another, is to hear which one it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query has the focus anew
  useEffect(() => heading.current?.focus(), [queryId])
  const query = data?.query ?? scores?.query ?? ''
  return (
    <section>
      <h2 ref={heading} tabIndex={-1} lang={data?.language ?? scores?.language}>
        <bdi>{visibleBidi(query)}</bdi>
      </h2>
      <div className={styles.chosen}>
        <Button onPress={onBack}>{t('runs:byQuery.back')}</Button>
        {[previous, next].map(({ label, onPress, isDisabled, 'aria-keyshortcuts': keys }) => (
          <Button key={label} onPress={onPress} isDisabled={isDisabled} aria-keyshortcuts={keys}>
            {label}
          </Button>
        ))}
      </div>
      {scores && scores.a !== null && scores.b !== null && (
        <p>
          {t('runs:byQuery.scores', {
            ...{ measure, a: format.figure(scores.a), b: format.figure(scores.b) },
            difference: format.signed(scores.difference),
          })}
        </p>
      )}
      {isError && <Notice kind="error">{t('errors:not-found')}</Notice>}
      {!data && !isError && <Skeleton lines={8} />}
      {data && <Both key={queryId} project={project} queries={data} />}
    </section>
  )
}

function Both({ project, queries }: { project: Project; queries: RunQuery }) {
  const { t } = useTranslation('runs')
  const [chosen, choose] = useState<string | null>(null)
  const { a, b, language } = queries
  const all = [...a, ...b]
  // Nothing is in view until somebody asks for it: what stands here may be heavy, and masked.
  const result = all.find(({ docId }) => docId === chosen)?.result ?? null
  useSuspect({
    place: result ? { projectId: project.id, resultId: result.id } : null,
    hide: () => choose(null),
  })
  const ranking = { project, language, chosen, onChoose: choose }
  return (
    <div className={styles.rankings} data-open={result ? '' : undefined}>
      <Ranking label={t('side.a')} documents={a} {...ranking} />
      <Ranking label={t('side.b')} documents={b} {...ranking} />
      {result && (
        <div className={styles.inView}>
          <ResultPreview result={result} language={language} place={{ projectId: project.id, resultId: result.id }} />
        </div>
      )}
    </div>
  )
}
