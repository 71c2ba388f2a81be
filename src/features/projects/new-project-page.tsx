import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCreateProject } from '#client/queries/projects.ts'
import { emptyPlan } from '#core/plan.ts'
import { Page } from '#ui/page.tsx'
import { BeginFields, type Beginning } from './begin-fields.tsx'
import { emptyDraft, type ProjectDraft } from './draft.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { ProjectForm } from './project-form.tsx'
import { templateGuidelines } from './template-guidelines.ts'
import { projectTemplates } from './templates.ts'

const start: Beginning = { template: null, hasGuideline: true, request: emptyPlan.request }

/** The plan and the guideline that go with a new project: of its request and its template. */
function besides({ state }: ProjectDraft, { template, hasGuideline, request }: Beginning) {
  const isRequest = state === 'requested'
  const standards = template ? projectTemplates[template].standards : emptyPlan.standards
  return {
    ...((isRequest || template) && {
      plan: { ...emptyPlan, standards, request: isRequest ? request : emptyPlan.request },
    }),
    ...(template && hasGuideline && { guideline: { en: templateGuidelines[template] } }),
  }
}

/** Making a project, or asking for one. */
export function NewProjectPage() {
  const { t } = useTranslation('projects')
  const navigate = useNavigate()
  const create = useCreateProject()
  const [beginning, setBeginning] = useState(start)
  return (
    <Page title={t('newTitle')}>
      <ProjectForm
        initial={emptyDraft}
        top={(draft, change) => (
          <BeginFields draft={draft} change={change} beginning={beginning} onBeginning={setBeginning} />
        )}
        scaleFixed={false}
        kindFixed={false}
        submitLabel={t('create')}
        isPending={create.isPending}
        problem={<ProblemNotice error={create.error} />}
        onSubmit={(draft) =>
          create.mutate(
            { ...draft, ...besides(draft, beginning) },
            {
              onSuccess: ({ id, state }) => {
                const to = state === 'requested' ? '/projects/$projectId/plan' : '/projects/$projectId/import'
                void navigate({ to, params: { projectId: id } })
              },
            },
          )
        }
      />
    </Page>
  )
}
