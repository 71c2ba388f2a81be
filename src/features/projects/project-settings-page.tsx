import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { projectOptions, useUpdateProject } from '#client/queries/projects.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { toast } from '#ui/toast.tsx'
import { changes, draftOf } from './draft.ts'
import { MaskedWords } from './masked-words.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { ProjectForm } from './project-form.tsx'
import { ProjectFrame } from './project-frame.tsx'

/** Changing a project. */
export function ProjectSettingsPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['projects', 'common'])
  const { data: project } = useQuery(projectOptions(projectId))
  const update = useUpdateProject(projectId)
  return (
    <ProjectFrame projectId={projectId} title={t('projects:tab.settings')}>
      {!project && <Skeleton lines={8} />}
      {project && (
        <ProjectForm
          initial={draftOf(project)}
          scaleFixed={(project.counts?.labels ?? 0) > 0}
          kindFixed={(project.counts?.tasks ?? 0) > 0}
          submitLabel={t('common:save')}
          isPending={update.isPending}
          problem={<ProblemNotice error={update.error} />}
          onSubmit={(draft) =>
            update.mutate(changes(draftOf(project), draft), { onSuccess: () => toast({ text: t('common:saved') }) })
          }
        />
      )}
      {project && <MaskedWords project={project} />}
    </ProjectFrame>
  )
}
