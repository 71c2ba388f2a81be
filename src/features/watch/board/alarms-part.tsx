import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alarm, Board } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import styles from '../watch.module.css'
import { SeeDialog } from './see-dialog.tsx'
import { useAlarmText } from './use-alarm-text.ts'

/** Standards that are not met, with the evidence, since when, and what is done about it; below them those that are over. */
export function AlarmsPart({ projectId, board }: { projectId: string; board: Board }) {
  const { t } = useTranslation('watch')
  const [seeing, setSeeing] = useState<Alarm | null>(null)
  const textOf = useAlarmText(board.currency)
  const open = board.alarms.filter(({ until }) => until === null)
  const over = board.alarms.filter(({ until }) => until !== null)
  return (
    <section>
      <h2>{t('alarms.title')}</h2>
      {open.length === 0 && <p>{t('alarms.none')}</p>}
      <Rows alarms={open} textOf={textOf} onSee={setSeeing} />
      {over.length > 0 && (
        <details>
          <summary>{t('alarms.over', { count: over.length })}</summary>
          <Rows alarms={over} textOf={textOf} />
        </details>
      )}
      {seeing && (
        <SeeDialog projectId={projectId} alarm={seeing} text={textOf(seeing)} onClose={() => setSeeing(null)} />
      )}
    </section>
  )
}

interface RowsProps {
  alarms: Alarm[]
  textOf: (alarm: Alarm) => string
  onSee?: (alarm: Alarm) => void
}

function Rows({ alarms, textOf, onSee }: RowsProps) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  if (alarms.length === 0) return null
  return (
    <ul className={boxed.rows}>
      {alarms.map((alarm) => {
        const { id, since, until, seenBy, note } = alarm
        return (
          <li key={id}>
            <div className={styles.alarm}>
              <p data-open={until === null || undefined}>
                {until === null && <span aria-hidden="true">▲ </span>}
                {textOf(alarm)}
              </p>
              <p className={styles.quiet}>
                {until === null
                  ? t('alarms.since', { when: format.dateTime(since) })
                  : t('alarms.fromTo', { from: format.dateTime(since), to: format.dateTime(until) })}
                {seenBy && (
                  <>
                    {' · '}
                    {t('alarms.seenBy', { name: seenBy })}
                  </>
                )}
              </p>
              {note && <p dir="auto">{note}</p>}
            </div>
            {onSee && (
              <Button
                aria-label={`${t(seenBy ? 'alarms.again' : 'alarms.see')}: ${textOf(alarm)}`}
                onPress={() => onSee(alarm)}
              >
                {t(seenBy ? 'alarms.again' : 'alarms.see')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
