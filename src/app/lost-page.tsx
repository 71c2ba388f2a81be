import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '#ui/page.tsx'

/** For an address that leads nowhere. */
export function LostPage() {
  const { t } = useTranslation('common')
  return (
    <Page title={t('lost.title')}>
      <p>{t('lost.why')}</p>
      <p>
        <Link to="/">{t('lost.home')}</Link>
      </p>
    </Page>
  )
}
