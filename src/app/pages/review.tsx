import { useParams } from '@tanstack/react-router'
import { StepAway } from '#features/away/step-away.tsx'
import { ReviewPage } from '#features/review/review-page.tsx'
import { lazyPart } from '#ui/lazy-part.ts'
import { useOutbox } from '../use-outbox.ts'

const GuidelinePanel = lazyPart(() => import('#features/guidelines/guideline-panel.tsx'), 'GuidelinePanel')

/** Reviewing in the project of the address. */
export function Review() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId/review' })
  const outbox = useOutbox()
  if (!outbox) return null
  return (
    <ReviewPage
      key={projectId}
      projectId={projectId}
      outbox={outbox}
      away={(work) => <StepAway {...work} />}
      guideline={(taskLanguage) => <GuidelinePanel projectId={projectId} taskLanguage={taskLanguage} />}
    />
  )
}
