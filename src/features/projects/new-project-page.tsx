import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCreateProject } from '#client/queries/projects.ts'
import { Page } from '#ui/page.tsx'
import { emptyDraft } from './draft.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { ProjectForm } from './project-form.tsx'

/** Making a project. */
export function NewProjectPage() {
  const { t } = useTranslation('projects')
  const navigate = useNavigate()
  const create = useCreateProject()
  return (
    <Page title={t('newTitle')}>
      <ProjectForm
        initial={emptyDraft}
        scaleFixed={false}
        kindFixed={false}
        submitLabel={t('create')}
        isPending={create.isPending}
        problem={<ProblemNotice error={create.error} />}
        onSubmit={(draft) =>
          create.mutate(draft, {
            onSuccess: ({ id }) => void navigate({ to: '/projects/$projectId/import', params: { projectId: id } }),
          })
        }
      />
    </Page>
  )
}
