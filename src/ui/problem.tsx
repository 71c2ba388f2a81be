import { useTranslation } from 'react-i18next'
import type { Texts } from '#i18n/namespaces.ts'
import { Notice } from './notice.tsx'

/** What went wrong, in the person's language: an error with an id of the API by that, any other as one that ought not to be; nothing where there is none. */
export function Problem({ error }: { error: unknown }) {
  const { t } = useTranslation('errors')
  if (!error) return null
  const { id = 'internal', details } = error as Partial<{ id: keyof Texts['errors']; details: { seconds?: number } }>
  return <Notice kind="error">{t(id, { count: details?.seconds ?? 60 })}</Notice>
}
