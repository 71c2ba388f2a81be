import { useTranslation } from 'react-i18next'
import { Page } from '#ui/page.tsx'

/** A session to be planned. */
export function NewPage(_: { projectId: string; after: string | null }) {
  const { t } = useTranslation('calibration')
  return <Page title={t('list.plan')}>{null}</Page>
}

/** The plan of a session, to be changed. */
export function EditPage(_: { projectId: string; sessionId: string }) {
  const { t } = useTranslation('calibration')
  return <Page title={t('list.edit')}>{null}</Page>
}
