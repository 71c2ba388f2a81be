import { useTranslation } from 'react-i18next'
import { type StoreApi, useStore } from 'zustand'
import { useFormat } from '#i18n/use-format.ts'
import styles from './status-line.module.css'

interface Status {
  made: number
  stored: number
  pending: number
  setAside: number
  sending: 'idle' | 'sending' | 'offline' | 'needs-sign-in' | 'other-person'
  isDurable: boolean
}

/** "n made · n stored", and what stands in the way where something does. */
export function OutboxStatus({ of, onAside }: { of: StoreApi<Status>; onAside: () => void }) {
  const { t } = useTranslation('label')
  const format = useFormat()
  const status = useStore(of)
  const isWell = status.sending === 'idle' || status.sending === 'sending'
  const word = t(`status.${status.sending}`)
  return (
    <>
      {!status.isDurable && <span className={styles.warning}>{t('status.notKept')}</span>}
      {status.setAside > 0 && (
        <button type="button" className={styles.aside} onClick={onAside}>
          {t('status.setAside', { count: status.setAside })}
        </button>
      )}
      {!isWell && status.pending > 0 && (
        <span className={styles.warning} role="status">
          {word}
        </span>
      )}
      <span className={styles.counts} data-sending={isWell ? undefined : ''} title={word}>
        {t('status.counts', { made: format.number(status.made), stored: format.number(status.stored) })}
      </span>
    </>
  )
}
