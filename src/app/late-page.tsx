import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'

/** How long a page may be on its way before that is said, in ms. */
const soon = 3000

/** In place of a page whose code or data has not come yet. */
export function LatePage() {
  const { t } = useTranslation(['common', 'ui'])
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), soon)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Page title={t('ui:loading')}>
      {isLate ? <Notice kind="warning">{t('common:late')}</Notice> : <Skeleton lines={8} />}
    </Page>
  )
}
