import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { Notice } from '#ui/notice.tsx'

/** An error of the API in the person's language; nothing where there is none. */
export function Problem({ error }: { error: unknown }) {
  const { t } = useTranslation(['errors', 'plan'])
  if (!error) return null
  const id = error instanceof ApiError ? error.id : 'internal'
  return <Notice kind="error">{id === 'stale-version' ? t('plan:stale') : t(`errors:${id}`, { count: 60 })}</Notice>
}
