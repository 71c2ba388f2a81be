import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { AttemptView } from '#contract/training.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import styles from '#ui/workbench/workbench.module.css'
import type { LabelSession } from '../store/session.ts'
import courseStyles from './course.module.css'

/** The texts of an ended course or test. */
function keysOf({ kind, state }: AttemptView) {
  if (kind === 'training') return state === 'passed' ? ('coursePassed' as const) : ('courseAgain' as const)
  return state === 'passed' ? ('testPassed' as const) : ('testFailed' as const)
}

/** The end of a course or a test: passed or not, what to read again, and on. */
export function CourseOutcome({ session }: { session: LabelSession }) {
  const { t } = useTranslation(['training', 'label'])
  const format = useFormat()
  const outcome = useStore(session.store, (state) => state.outcome)
  if (!outcome) return null
  const key = keysOf(outcome)
  const failed = key === 'testFailed'
  return (
    <Page title={t(`training:outcome.${key}Title`)}>
      <div className={styles.nothing} role="status">
        <p>
          {t(`training:outcome.${key}`, { language: format.language(outcome.language) })}{' '}
          {failed &&
            (outcome.attemptsLeft > 0
              ? t('training:gate.attempts', { count: outcome.attemptsLeft })
              : t('training:outcome.noneLeft'))}
        </p>
        {outcome.clauses.length > 0 && (
          <>
            <p>{t('training:outcome.read')}</p>
            <ul className={courseStyles.read}>
              {outcome.clauses.map((title) => (
                <li key={title}>
                  <bdi>{title}</bdi>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className={styles.ways}>
          <Button variant="primary" onPress={() => void session.goOn()} autoFocus>
            {t('training:outcome.goOn')}
          </Button>
          <Link to="/projects/$projectId/guideline" params={{ projectId: outcome.projectId }}>
            {t('training:outcome.guideline')}
          </Link>
          <Link to="/">{t('label:nothing.home')}</Link>
        </p>
      </div>
    </Page>
  )
}
