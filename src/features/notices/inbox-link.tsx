import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { noticesOptions } from '#client/queries/notices.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './notices.module.css'

/** The way to the inbox, with how much of it is new. */
export function InboxLink() {
  const { t } = useTranslation('notices')
  const format = useFormat()
  const unread = useQuery(noticesOptions()).data?.unread ?? 0
  return (
    <Link to="/inbox" className={styles.inbox}>
      {t('title')}
      {unread > 0 && (
        <>
          <span className={styles.count} aria-hidden="true">
            {unread > 99 ? `${format.number(99)}+` : format.number(unread)}
          </span>
          <span className="visually-hidden">, {t('unread', { count: unread })}</span>
        </>
      )}
    </Link>
  )
}
