import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCancelSession } from '#client/queries/calibration.ts'
import type { SessionRow } from '#contract/calibration.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { Problem } from '#ui/problem.tsx'
import { Tag } from '#ui/tag.tsx'
import { stateOf } from '../session-state.ts'
import styles from './plan.module.css'

interface Props {
  projectId: string
  session: SessionRow
  leads: boolean
}

/** Whoever led has a seat, too, and no votes: nothing is missing there. */
const ledOnly = ({ items, open, phase }: SessionRow, leads: boolean) => leads && open === items && phase !== 'open'

/** One session of the list. */
export function SessionCard({ projectId, session, leads }: Props) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const { title, kind, asks, phase, items, people, isSeated, open } = session
  const state = stateOf(phase)
  const isLeader = ledOnly(session, leads)
  const facts = [
    t(`list.kind.${kind}`),
    t(`list.asks.${asks}`),
    t('list.items', { count: items, n: format.number(items) }),
    t('list.people', { count: people, n: format.number(people) }),
  ]
  return (
    <li className={styles.session}>
      <div>
        <h2>
          <bdi>{title}</bdi> <Tag>{t(`list.state.${state}`)}</Tag>
        </h2>
        <p className={styles.quiet}>{facts.join(' · ')}</p>
        <p className={styles.quiet}>
          <When session={session} />
          {isSeated && open > 0 && state !== 'planned' && state !== 'cancelled' && !isLeader && (
            <> · {t('list.left', { count: open, n: format.number(open) })}</>
          )}
        </p>
      </div>
      <Ways projectId={projectId} session={session} leads={leads} />
    </li>
  )
}

/** When a session is or was. */
function When({ session: { beganAt, endedAt, closesAt, createdAt, phase } }: { session: SessionRow }) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  if (endedAt) return t('list.ended', { when: format.dateTime(endedAt) })
  if (closesAt && (phase === 'planned' || phase === 'open'))
    return t('list.closes', { when: format.dateTime(closesAt) })
  if (beganAt) return t('list.began', { when: format.dateTime(beganAt) })
  return t('list.planned', { when: format.dateTime(createdAt) })
}

/** What the person can do with it now; the likeliest first. */
function Ways({ projectId, session, leads }: Props) {
  const { t } = useTranslation('calibration')
  const { id, phase, isSeated, open } = session
  const state = stateOf(phase)
  const isLeader = ledOnly(session, leads)
  const params = { projectId, sessionId: id }
  const isOver = state === 'over' || state === 'cancelled'
  const entersRoom = state === 'lobby' || state === 'running' || (leads && (state === 'planned' || state === 'open'))
  return (
    <div className={buttonRow.buttons}>
      {state === 'open' && isSeated && (
        <Link
          className={buttonClass(open > 0 ? 'primary' : 'quiet')}
          to="/projects/$projectId/calibration/$sessionId/alone"
          params={params}
        >
          {t(open > 0 ? 'list.vote' : 'list.look')}
        </Link>
      )}
      {entersRoom && (
        <Link
          className={buttonClass(state === 'lobby' || state === 'running' ? 'primary' : 'quiet')}
          to="/projects/$projectId/calibration/$sessionId/room"
          params={params}
        >
          {t('list.enter')}
        </Link>
      )}
      {state === 'over' && isSeated && open > 0 && !isLeader && (
        <Link className={buttonClass('primary')} to="/projects/$projectId/calibration/$sessionId/alone" params={params}>
          {t('list.alone')}
        </Link>
      )}
      {isOver && (
        <Link className={buttonClass()} to="/projects/$projectId/calibration/$sessionId" params={params}>
          {t('list.report')}
        </Link>
      )}
      {leads && !isOver && (
        <>
          <Link className={buttonClass()} to="/projects/$projectId/calibration/$sessionId/edit" params={params}>
            {t('list.edit')}
          </Link>
          <CancelButton {...params} title={session.title} />
        </>
      )}
    </div>
  )
}

/** Calls a session off, once that is confirmed. */
function CancelButton({ projectId, sessionId, title }: { projectId: string; sessionId: string; title: string }) {
  const { t } = useTranslation('calibration')
  const [isOpen, setOpen] = useState(false)
  const cancel = useCancelSession(projectId, sessionId)
  return (
    <>
      <Button variant="bare" aria-haspopup="dialog" onPress={() => setOpen(true)}>
        {t('list.cancel')}
      </Button>
      <Dialog
        title={t('list.cancelTitle', { title })}
        size="small"
        isAlert
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        <p>{t('list.cancelText')}</p>
        <Problem error={cancel.error} />
        <div className={buttonRow.buttons}>
          <Button onPress={() => setOpen(false)}>{t('list.keep')}</Button>
          <Button
            variant="danger"
            isPending={cancel.isPending}
            onPress={() => cancel.mutate(undefined, { onSuccess: () => setOpen(false) })}
          >
            {t('list.cancelSure')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
