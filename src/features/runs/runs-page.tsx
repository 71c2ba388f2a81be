import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import { runsOptions } from '#client/queries/runs.ts'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { AddRun } from './add-run.tsx'
import { Comparison } from './comparison.tsx'
import { EvaluationPart } from './evaluation/evaluation.tsx'
import { QueryByQuery } from './queries/query-by-query.tsx'
import { ReturnPart } from './return-part.tsx'
import { RunTable } from './run-table.tsx'
import styles from './runs.module.css'
import { measuresIn, type RunsSearch, searchOf } from './search.ts'
import { UnjudgedPart } from './unjudged-part.tsx'

interface Props {
  projectId: string
  search: RunsSearch
  onSearch: (change: RunsSearch) => void
}

/** Runs of rankers: taking them in, how they measure on the project's grades, and how two of them compare. */
export function RunsPage({ projectId, search, onSearch }: Props) {
  const { t } = useTranslation(['runs'])
  const { data: project } = useQuery(projectOptions(projectId))
  const runs = useQuery(runsOptions(projectId))
  const isOwner = project?.roles.includes('owner') ?? false
  const hasRuns = (runs.data?.runs.length ?? 0) > 0
  const isCompared = project !== undefined && (runs.data?.runs.filter(({ side }) => side).length ?? 0) === 2
  const measures = measuresIn(search)
  return (
    <Page title={t('runs:title')} above={project && <span dir="auto">{project.name}</span>}>
      <div className={styles.page}>
        <p className={styles.quiet}>{t('runs:intro')}</p>
        <Problem error={runs.error} />
        {!runs.data && !runs.isError && <Skeleton lines={5} />}
        {runs.data && <Comparison projectId={projectId} runs={runs.data.runs} isOwner={isOwner} />}
        {hasRuns && (
          <EvaluationPart
            projectId={projectId}
            measures={measures}
            onMeasures={(names) => onSearch({ measures: searchOf(names) })}
          />
        )}
        {isCompared && <QueryByQuery project={project} search={search} onSearch={onSearch} />}
        {isCompared && isOwner && measures[0] && <ReturnPart projectId={projectId} measure={measures[0]} />}
        {hasRuns && isOwner && <UnjudgedPart projectId={projectId} />}
        {runs.data && <RunTable projectId={projectId} runs={runs.data.runs} isOwner={isOwner} />}
        {isOwner && project && <AddRun projectId={projectId} languages={project.languages} />}
      </div>
    </Page>
  )
}
