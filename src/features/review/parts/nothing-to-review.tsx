import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import styles from '#ui/workbench/workbench.module.css'
import { useReview, useReviewState } from './review-context.ts'

/** Nothing to decide: why, and where what is left lies. */
export function NothingToReview() {
  const { t } = useTranslation(['review', 'label'])
  const { session, project } = useReview()
  const { own, withOthers } = useReviewState((state) => state.answer)
  const { passed, sentBack } = useReviewState((state) => state.counts)
  const facts = [
    own > 0 && t('review:nothing.own', { count: own }),
    withOthers > 0 && t('review:nothing.others', { count: withOthers }),
    passed > 0 && !project.roles.includes('owner') && t('review:nothing.passed', { count: passed }),
    sentBack > 0 && t('review:nothing.sentBack', { count: sentBack }),
  ].filter((fact) => fact !== false)
  return (
    <Page title={t('review:nothing.title')}>
      <div className={styles.nothing}>
        <p role="status">{t('review:nothing.text')}</p>
        {facts.map((fact) => (
          <p key={fact}>{fact}</p>
        ))}
        <p className={styles.ways}>
          <Button variant="primary" autoFocus onPress={() => void session.start()}>
            {t('label:nothing.again')}
          </Button>
          <Link to="/">{t('label:nothing.home')}</Link>
        </p>
      </div>
    </Page>
  )
}
