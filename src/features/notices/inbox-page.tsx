import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { noticesOptions, useReadNotices } from '#client/queries/notices.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { NoticeRow } from './notice-row.tsx'
import styles from './notices.module.css'

/** What a person was told, latest first. */
export function InboxPage() {
  const { t } = useTranslation(['notices'])
  const { data, isPending, error } = useQuery(noticesOptions())
  const read = useReadNotices()
  const unread = data?.notices.filter(({ isRead }) => !isRead).map(({ id }) => id) ?? []
  return (
    <Page
      title={t('notices:title')}
      actions={
        unread.length > 0 && (
          <Button isPending={read.isPending} onPress={() => read.mutate(unread)}>
            {t('notices:markRead')}
          </Button>
        )
      }
    >
      {isPending && <Skeleton lines={6} />}
      {!data && <Problem error={error} />}
      {data?.notices.length === 0 && <p>{t('notices:empty')}</p>}
      {data && data.notices.length > 0 && (
        <ul className={styles.list}>
          {data.notices.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} onOpen={() => !notice.isRead && read.mutate([notice.id])} />
          ))}
        </ul>
      )}
    </Page>
  )
}
