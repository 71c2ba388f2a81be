import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { Notice } from '#ui/notice.tsx'

/** An error of the API in the person's language; nothing where there is none. */
export function ProblemNotice({ error }: { error: unknown }) {
  const { t } = useTranslation('errors')
  if (!error) return null
  const id = error instanceof ApiError ? error.id : 'internal'
  const seconds = error instanceof ApiError ? ((error.details as { seconds?: number } | undefined)?.seconds ?? 0) : 0
  return <Notice kind="error">{t(id, { count: seconds })}</Notice>
}
