import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { sessionOptions } from '#client/queries/session.ts'
import { Notice } from '#ui/notice.tsx'

/** An error of the API in the person's language; nothing where there is none. */
export function ProblemNotice({ error }: { error: unknown }) {
  const { t } = useTranslation('errors')
  if (!error) return null
  const id = error instanceof ApiError ? error.id : 'internal'
  const seconds = error instanceof ApiError ? ((error.details as { seconds?: number } | undefined)?.seconds ?? 0) : 0
  return (
    <Notice kind="error">
      {t(id, { count: seconds })} {id === 'needs-officer' && <NameOfficer />}
    </Notice>
  )
}

/** The way to name an officer, for those who may. */
function NameOfficer() {
  const { t } = useTranslation('officer')
  const { data: session } = useQuery(sessionOptions())
  return session?.me?.serverOwner ? <Link to="/people">{t('nameOne')}</Link> : null
}
