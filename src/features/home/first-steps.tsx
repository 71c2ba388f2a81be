import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCreateSample } from '#client/queries/projects.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import styles from './home.module.css'

/** The first thing an owner sees: the sample project, or one of their own. */
export function FirstSteps() {
  const { t } = useTranslation(['home'])
  const navigate = useNavigate()
  const sample = useCreateSample()
  const open = () =>
    sample.mutate(undefined, {
      onSuccess: ({ id }) => void navigate({ to: '/projects/$projectId/label', params: { projectId: id } }),
    })
  return (
    <section className={styles.first}>
      <h2>{t('home:first.title')}</h2>
      <p>{t('home:first.sample')}</p>
      <p className={styles.ways}>
        <Button variant="primary" onPress={open} isPending={sample.isPending} autoFocus>
          {t('home:first.openSample')}
        </Button>
        <Link className={styles.quiet} to="/projects/new">
          {t('home:newProject')}
        </Link>
      </p>
      {sample.isError && <Notice kind="error">{t('home:first.failed')}</Notice>}
    </section>
  )
}
