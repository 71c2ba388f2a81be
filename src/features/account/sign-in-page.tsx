import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionOptions } from '#client/queries/session.ts'
import { Notice } from '#ui/notice.tsx'
import { AccountFrame } from './account-frame.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** Where people come in. */
export function SignInPage({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account')
  const { data: session } = useQuery(sessionOptions())
  if (session?.setupNeeded) {
    return (
      <AccountFrame title={t('setupTitle')}>
        <Notice kind="info">{t('setupNeeded')}</Notice>
      </AccountFrame>
    )
  }
  return (
    <AccountFrame title={t('signIn')}>
      <SignInForm onDone={onDone} />
      <Notice kind="quiet">{t('forgotten')}</Notice>
    </AccountFrame>
  )
}
