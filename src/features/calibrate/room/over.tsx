import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '#ui/button-class.ts'
import buttonRow from '#ui/button-row.module.css'
import styles from './lobby.module.css'
import { useRoom, useView } from './room-context.ts'

/** The end: what became of it, and where to go. */
export function Over() {
  const { t } = useTranslation('calibration')
  const { projectId, sessionId } = useRoom()
  const { items, own } = useView()
  const params = { projectId, sessionId }
  const hasMissed = !own.mayLead && items.some(({ n }) => !own.votes.some((vote) => vote.n === n))
  return (
    <section className={styles.card}>
      <h2>{t('room.summary.title')}</h2>
      <p>{t('room.summary.text')}</p>
      {hasMissed && <p>{t('report.missed')}</p>}
      <p className={buttonRow.buttons}>
        <Link className={buttonClass('primary')} to="/projects/$projectId/calibration/$sessionId" params={params}>
          {t('room.summary.report')}
        </Link>
        {hasMissed && (
          <Link className={buttonClass()} to="/projects/$projectId/calibration/$sessionId/alone" params={params}>
            {t('list.alone')}
          </Link>
        )}
        <Link className={buttonClass('bare')} to="/projects/$projectId/calibration" params={{ projectId }}>
          {t('room.back')}
        </Link>
      </p>
    </section>
  )
}
