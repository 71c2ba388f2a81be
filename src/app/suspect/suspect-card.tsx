import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { reportSuspect, undoSuspect } from '#client/queries/suspect.ts'
import { viewingPreferencesOptions } from '#client/queries/viewing.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { closeReport, connectReports, type Report, reports, sendAgain, takeBack } from '#ui/suspect/reports.ts'
import styles from './suspect-card.module.css'

connectReports({ report: reportSuspect, undo: undoSuspect })

/** What follows a report: what has happened, ten seconds to take it back, and where to find somebody to talk to. */
export function SuspectCard() {
  const { t } = useTranslation('officer')
  const current = useStore(reports, (state) => state.current)
  if (!current) return null
  return (
    <Dialog title={t(`card.title.${current.state}`)} isOpen isAlert onClose={closeReport}>
      <div className={styles.card} role="status">
        {current.state === 'failed' ? (
          <Notice kind="error">{t('card.text.failed')}</Notice>
        ) : (
          <p>{t(`card.text.${current.state}`)}</p>
        )}
        <Support />
        <div className={buttonRow.buttons}>
          {current.state === 'failed' ? (
            <Button variant="primary" onPress={sendAgain}>
              {t('card.again')}
            </Button>
          ) : (
            <Button variant="primary" onPress={closeReport}>
              {t('card.goOn')}
            </Button>
          )}
          {current.state === 'stored' && <TakeBack key={current.id} report={current} />}
        </div>
      </div>
    </Dialog>
  )
}

/** Stands there for ten seconds; the server counts too. */
function TakeBack({ report: { until } }: { report: Report }) {
  const { t } = useTranslation('officer')
  const [isOver, setOver] = useState(false)
  const [isPending, setPending] = useState(false)
  useEffect(() => {
    const timer = setTimeout(setOver, Math.max(0, until - Date.now()), true)
    return () => clearTimeout(timer)
  }, [until])
  if (isOver && !isPending) return null
  const undo = () => {
    setPending(true)
    void takeBack()
  }
  return (
    <Button isPending={isPending} onPress={undo}>
      {t('card.undo')}
    </Button>
  )
}

/** Where the organisation says that people find help. */
function Support() {
  const { t } = useTranslation('officer')
  const { data } = useQuery(viewingPreferencesOptions())
  return (
    <div className={styles.support}>
      <p>{t('card.support')}</p>
      {data && data.support.length > 0 && (
        <ul>
          {data.support.map(({ name, url, phone, country }) => (
            <li key={`${country} ${name}`}>
              {url ? (
                <a href={url} target="_blank" rel="noreferrer noopener">
                  <bdi>{name}</bdi>
                </a>
              ) : (
                <bdi>{name}</bdi>
              )}
              {phone && (
                <>
                  {' '}
                  <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} dir="ltr">
                    {phone}
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
