import { useLocation, useParams } from '@tanstack/react-router'
import { ExportPage } from '#features/export/export-page.tsx'
import { GoldPage } from '#features/gold/gold-page.tsx'
import { GuidelinePage } from '#features/guidelines/guideline-page.tsx'
import { ImportPage } from '#features/import/import-page.tsx'
import { MembersPage } from '#features/people/members-page.tsx'
import { LifeLine } from '#features/plan/life-line.tsx'
import { ProgressPage } from '#features/projects/progress-page.tsx'
import { ProjectSettingsPage } from '#features/projects/project-settings-page.tsx'
import { TrainingPage } from '#features/training/training-page.tsx'

function useProjectId(): string {
  return useParams({ from: '/inside/projects/$projectId' }).projectId
}

/** Progress of the project in the address. */
export function Progress() {
  const projectId = useProjectId()
  return <ProgressPage projectId={projectId} top={<LifeLine projectId={projectId} />} />
}

/** Its settings. */
export function ProjectSettings() {
  return <ProjectSettingsPage projectId={useProjectId()} />
}

/** Its guideline. */
export function ProjectGuideline() {
  const { hash } = useLocation()
  return <GuidelinePage projectId={useProjectId()} clause={/^clause-(.+)$/.exec(hash)?.[1]} />
}

/** Its people. */
export function Members() {
  return <MembersPage projectId={useProjectId()} />
}

/** Its gold. */
export function Gold() {
  return <GoldPage projectId={useProjectId()} />
}

/** Importing into it. */
export function Import() {
  return <ImportPage projectId={useProjectId()} />
}

/** Exporting from it. */
export function Export() {
  return <ExportPage projectId={useProjectId()} />
}

/** Its courses and tests. */
export function Training() {
  return <TrainingPage projectId={useProjectId()} />
}
