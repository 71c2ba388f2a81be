import type { TFunction } from 'i18next'
import type { ApiError } from '#client/call.ts'

/** An API error in the person's language: what is wrong and what to do. */
export function problemText(t: TFunction<['account', 'errors']>, error: ApiError): string {
  const seconds = (error.details as { seconds?: number } | undefined)?.seconds ?? 0
  return t(`errors:${error.id}`, { count: seconds })
}
