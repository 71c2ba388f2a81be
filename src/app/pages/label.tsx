import { useParams } from '@tanstack/react-router'
import { StepAway } from '#features/away/step-away.tsx'
import { LabelPage } from '#features/label/label-page.tsx'
import { lazyPart } from '#ui/lazy-part.ts'
import { useOutbox } from '../use-outbox.ts'

const GuidelinePanel = lazyPart(() => import('#features/guidelines/guideline-panel.tsx'), 'GuidelinePanel')
const ClauseCard = lazyPart(() => import('#features/guidelines/clause-card.tsx'), 'ClauseCard')

function LabelIn({ projectId }: { projectId: string | null }) {
  const outbox = useOutbox()
  if (!outbox) return null
  return (
    <LabelPage
      key={projectId}
      projectId={projectId}
      outbox={outbox}
      guideline={(ofProject, taskLanguage, clause) => (
        <GuidelinePanel projectId={ofProject} taskLanguage={taskLanguage} clause={clause} />
      )}
      away={(work) => <StepAway {...work} />}
      clause={(clause) => <ClauseCard clause={clause} />}
    />
  )
}

/** Labelling in the project of the address. */
export function Label() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId/label' })
  return <LabelIn projectId={projectId} />
}

/** Labelling what waits in all projects. */
export function LabelEverything() {
  return <LabelIn projectId={null} />
}
