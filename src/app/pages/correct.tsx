import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { assignmentOptions } from '#client/queries/labelling.ts'
import { StepAway } from '#features/away/step-away.tsx'
import { LabelPage } from '#features/label/label-page.tsx'
import { lazyPart } from '#ui/lazy-part.ts'
import { LostPage } from '../lost-page.tsx'
import { useOutbox } from '../use-outbox.ts'

const GuidelinePanel = lazyPart(() => import('#features/guidelines/guideline-panel.tsx'), 'GuidelinePanel')
const ClauseCard = lazyPart(() => import('#features/guidelines/clause-card.tsx'), 'ClauseCard')

/** Correcting a task of one's own history. */
export function Correct() {
  const { assignmentId } = useParams({ from: '/inside/history/$assignmentId' })
  const navigate = useNavigate()
  const outbox = useOutbox()
  const task = useQuery(assignmentOptions(assignmentId))
  const onCorrected = useCallback(() => void navigate({ to: '/history' }), [navigate])
  if (task.isError) return <LostPage />
  if (!outbox || !task.data) return null
  const { projectId } = task.data
  return (
    <LabelPage
      key={assignmentId}
      projectId={projectId}
      assignmentId={assignmentId}
      outbox={outbox}
      onCorrected={onCorrected}
      guideline={(ofProject, taskLanguage, clause) => (
        <GuidelinePanel projectId={ofProject} taskLanguage={taskLanguage} clause={clause} />
      )}
      away={(work) => <StepAway {...work} />}
      clause={(clause) => <ClauseCard clause={clause} />}
    />
  )
}
