import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import { trainingOptions } from '#client/queries/training.ts'
import type { Training } from '#contract/training.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { CourseRuleForm } from './course-rule-form.tsx'
import { FillDialog } from './fill-dialog.tsx'
import { LanguageTable } from './language-table.tsx'
import { PeopleTable } from './people-table.tsx'
import styles from './training.module.css'

/** What people go through before the work: pools, tests, and who stands where. */
export function TrainingPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['training'])
  const { data: project } = useQuery(projectOptions(projectId))
  const training = useQuery(trainingOptions(projectId))
  const [filling, setFilling] = useState(false)
  const data = training.data
  return (
    <Page title={t('training:title')} above={project && <span dir="auto">{project.name}</span>}>
      <p className={styles.intro}>{t('training:intro')}</p>
      {data && <Required projectId={projectId} training={data} isOwner={project?.roles.includes('owner') ?? false} />}
      {training.isPending && <Skeleton lines={8} />}
      <Problem error={training.error} />
      {data && (
        <>
          <section className={styles.section}>
            <div className={styles.heading}>
              <h2>{t('training:languages.title')}</h2>
              <Button isDisabled={data.languages.length === 0} onPress={() => setFilling(true)}>
                {t('training:fill.open')}
              </Button>
            </div>
            <LanguageTable projectId={projectId} training={data} />
          </section>
          <section className={styles.section}>
            <h2>{t('training:rule.title')}</h2>
            <CourseRuleForm projectId={projectId} rule={data.course} />
          </section>
          <section className={styles.section}>
            <h2>{t('training:people.title')}</h2>
            <PeopleTable projectId={projectId} />
          </section>
          {filling && <FillDialog projectId={projectId} training={data} onClose={() => setFilling(false)} />}
        </>
      )}
    </Page>
  )
}

/** Whether course and test are asked for at all. */
function Required({ projectId, training, isOwner }: { projectId: string; training: Training; isOwner: boolean }) {
  const { t } = useTranslation('training')
  const { requireTraining, requireQualification } = training
  const one = requireTraining ? 'training' : requireQualification ? 'qualification' : 'none'
  return (
    <p>
      {t(`required.${requireTraining && requireQualification ? 'both' : one}`)}{' '}
      {isOwner && (
        <Link to="/projects/$projectId/settings" params={{ projectId }}>
          {t('required.change')}
        </Link>
      )}
    </p>
  )
}
