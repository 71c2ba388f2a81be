import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { Notice } from '#ui/notice.tsx'

/** An error of the API in the person's language; nothing where there is none. */
export function Problem({ error }: { error: unknown }) {
  const { t } = useTranslation('errors')
  if (!error) return null
  return <Notice kind="error">{t(error instanceof ApiError ? error.id : 'internal', { count: 60 })}</Notice>
}
