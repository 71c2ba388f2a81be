import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { projectListOptions } from '#client/queries/projects.ts'
import { handsOut } from '#core/life.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import styles from '#ui/workbench/workbench.module.css'
import type { LabelSession, SessionState } from '../store/session.ts'
import { AllGates, ProjectGates } from './gates.tsx'

type Answer = NonNullable<SessionState['answer']>

const titles = {
  'all-done': 'allDoneTitle',
  'with-others': 'othersTitle',
  'nothing-for-you': 'othersTitle',
  paused: 'pausedTitle',
  'no-tasks': 'emptyTitle',
} as const

/** Every reason why nothing is given, each with its count. */
function Why({ answer, state, isAll }: { answer: Answer | null; state: keyof typeof titles; isAll: boolean }) {
  const { t } = useTranslation('label')
  const format = useFormat()
  if (isAll && (state === 'paused' || state === 'no-tasks')) return <p>{t('nothing.emptyAll')}</p>
  if (state === 'paused') return <p>{t('nothing.paused')}</p>
  if (state === 'no-tasks') return <p>{t('nothing.empty')}</p>
  if (state === 'all-done' || !answer)
    return (
      <p>{t(isAll ? 'nothing.allDoneAll' : 'nothing.allDone', { submitted: format.number(answer?.submitted ?? 0) })}</p>
    )
  const { withOthers, until, givenBack, optedOut, ownContent, notQualified } = answer
  const { sealed, overLimit, resting, restUntil } = answer
  return (
    <>
      {overLimit > 0 && <p>{t('nothing.overLimit', { count: overLimit })}</p>}
      {resting > 0 && restUntil && <p>{t('nothing.resting', { count: resting, until: format.time(restUntil) })}</p>}
      {withOthers > 0 && until && <p>{t('nothing.others', { count: withOthers, until: format.time(until) })}</p>}
      {notQualified > 0 && <p>{t('nothing.notQualified', { count: notQualified })}</p>}
      {optedOut > 0 && <p>{t('nothing.optedOut', { count: optedOut })}</p>}
      {sealed > 0 && <p>{t('nothing.sealed', { count: sealed })}</p>}
      {ownContent > 0 && <p>{t('nothing.ownContent', { count: ownContent })}</p>}
      {givenBack > 0 && <p>{t('nothing.givenBack', { count: givenBack })}</p>}
    </>
  )
}

/** The way to the next project where something waits: by priority, and of equal ones the next in the list, so that none is left out. */
function Elsewhere({ projectId }: { projectId: string }) {
  const { t } = useTranslation('label')
  const { data } = useQuery(projectListOptions())
  const list = data?.projects ?? []
  const here = list.findIndex(({ id }) => id === projectId)
  const open = [...list.slice(here + 1), ...list.slice(0, Math.max(0, here))].find(
    ({ roles, waiting, open, deferred, state }) =>
      roles.includes('annotator') && handsOut(state) && waiting + open + deferred > 0,
  )
  if (!open) return null
  return (
    <Link to="/projects/$projectId/label" params={{ projectId: open.id }}>
      {t('nothing.elsewhere', { name: open.name })}
    </Link>
  )
}

/** Nothing to label: why, and what to do. It says "all done" only when that is so. */
export function NoTask({ session }: { session: LabelSession }) {
  const { t } = useTranslation('label')
  const { projectId } = session
  const isAll = projectId === null
  const answer = useStore(session.store, (state) => state.answer)
  const again = (
    <Button variant="primary" onPress={() => void session.retry()} autoFocus>
      {t('nothing.again')}
    </Button>
  )
  const state = !answer || answer.state === 'more' ? 'with-others' : answer.state
  const given = answer?.givenBack ?? 0
  const title = isAll && state === 'paused' ? 'emptyTitle' : titles[state]
  const retry = () => void session.retry()
  return (
    <Page title={t(`nothing.${title}`)}>
      <div className={styles.nothing}>
        <div role="status">
          <Why answer={answer} state={state} isAll={isAll} />
        </div>
        {isAll ? (
          <AllGates onStarted={retry} />
        ) : (
          <ProjectGates projectId={projectId} gates={answer?.gates ?? []} onStarted={retry} />
        )}
        <p className={styles.ways}>
          {again}
          {given > 0 && (
            <Button onPress={() => void session.retry(true)}>{t('nothing.takeAgain', { count: given })}</Button>
          )}
          {!isAll && <Elsewhere projectId={projectId} />}
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
