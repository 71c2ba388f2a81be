import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#i18n/use-format.ts'
import { buttonClass } from '#ui/button-class.ts'
import { RadioGroup } from '#ui/radio-group.tsx'
import { Tag } from '#ui/tag.tsx'
import styles from './lobby.module.css'
import { useRoom, useView } from './room-context.ts'

/** Before it begins: what it is for, how long, and whether names may be shown; in an open session also the way to vote. */
export function Lobby() {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const { session, projectId, sessionId } = useRoom()
  const { goal, kind, items, asks, names, seats, own, stage, closesAt } = useView()
  const agrees = seats.find(({ seat }) => seat === own.seat)?.agrees ?? null
  const isOpen = stage.phase === 'open'
  return (
    <section className={styles.card}>
      {goal && (
        <>
          <h2>{t('room.goal')}</h2>
          <p className={styles.goal} dir="auto">
            {goal}
          </p>
        </>
      )}
      <p className={styles.tags}>
        <Tag>{t(`list.kind.${kind}`)}</Tag>
        <Tag>{t('room.items', { count: items.length })}</Tag>
        <Tag>{t(`list.asks.${asks}`)}</Tag>
        {closesAt && <Tag>{t('list.closes', { when: format.dateTime(closesAt) })}</Tag>}
        {names === 'never' && <Tag>{t('room.noNames')}</Tag>}
      </p>
      {names === 'ask' && <Names agrees={agrees} onAnswer={session.agree} />}
      {isOpen ? (
        !own.mayLead && (
          <Link
            className={buttonClass('primary')}
            to="/projects/$projectId/calibration/$sessionId/alone"
            params={{ projectId, sessionId }}
          >
            {t('list.vote')}
          </Link>
        )
      ) : (
        <p role="status" className={styles.wait}>
          {t(stage.phase === 'planned' ? 'room.planned' : 'room.lobby')}
        </p>
      )}
    </section>
  )
}

function Names({ agrees, onAnswer }: { agrees: boolean | null; onAnswer: (agrees: boolean) => void }) {
  const { t } = useTranslation('calibration')
  return (
    <div className={styles.names}>
      <RadioGroup
        label={t('room.names.question')}
        value={agrees === null ? null : agrees ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: t('room.names.yes') },
          { value: 'no', label: t('room.names.no') },
        ]}
        onChange={(answer) => onAnswer(answer === 'yes')}
      />
      <p className={styles.wait}>
        <small>{t('room.names.about')}</small>
      </p>
    </div>
  )
}
