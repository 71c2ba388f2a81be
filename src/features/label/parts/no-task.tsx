import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import styles from '#ui/workbench/workbench.module.css'
import type { LabelSession } from '../store/session.ts'

/** Nothing to label: why, and what to do. It says "all done" only when that is so. */
export function NoTask({ session }: { session: LabelSession }) {
  const { t } = useTranslation('label')
  const format = useFormat()
  const answer = useStore(session.store, (state) => state.answer)
  const again = (
    <Button variant="primary" onPress={() => void session.retry()} autoFocus>
      {t('nothing.again')}
    </Button>
  )
  const texts = {
    'all-done': [t('nothing.allDoneTitle'), t('nothing.allDone', { submitted: format.number(answer?.submitted ?? 0) })],
    'with-others': [
      t('nothing.othersTitle'),
      t('nothing.others', { count: answer?.withOthers ?? 0, until: answer?.until ? format.time(answer.until) : '' }),
    ],
    paused: [t('nothing.pausedTitle'), t('nothing.paused')],
    'no-tasks': [t('nothing.emptyTitle'), t('nothing.empty')],
  }
  const [title, text] = texts[!answer || answer.state === 'more' ? 'with-others' : answer.state]
  return (
    <Page title={title ?? ''}>
      <div className={styles.nothing}>
        <p role="status">{text}</p>
        <p className={styles.ways}>
          {again}
          <Link to="/">{t('nothing.home')}</Link>
          <Link to="/history">{t('nothing.history')}</Link>
        </p>
      </div>
    </Page>
  )
}

/** The server could not be reached and no task is here. */
export function FailedTask({ session }: { session: LabelSession }) {
  const { t } = useTranslation(['label', 'errors'])
  const error = useStore(session.store, (state) => state.error)
  return (
    <Page title={t('label:failed.title')}>
      <div className={styles.nothing}>
        <Notice kind="error">{t(`errors:${error?.id ?? 'internal'}`, { count: 60 })}</Notice>
        <p>
          <Button variant="primary" onPress={() => void session.retry()} autoFocus>
            {t('label:failed.retry')}
          </Button>
        </p>
      </div>
    </Page>
  )
}
