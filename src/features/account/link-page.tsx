import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { linkOptions, sessionOptions, useAcceptLink } from '#client/queries/session.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { AccountFrame } from './account-frame.tsx'
import { NewAccountForm } from './new-account-form.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { problemText } from './problem-text.ts'

/** A one-time link: the first owner, an invitation, or a new password. */
export function LinkPage({ token, onDone }: { token: string; onDone: (projectId: string | null) => void }) {
  const { t } = useTranslation(['account', 'common'])
  const link = useQuery(linkOptions(token))
  const { data: session } = useQuery(sessionOptions())
  const accept = useAcceptLink(token)
  const error = [accept.error, link.error].find((problem) => problem instanceof ApiError)
  const done = { onSuccess: ({ projectId }: { projectId: string | null }) => onDone(projectId) }

  if (link.error instanceof ApiError) {
    return (
      <AccountFrame title={t('account:linkTitle')}>
        <Notice kind="error">
          {link.error.id === 'not-found' ? t('account:linkUnknown') : problemText(t, link.error)}
        </Notice>
      </AccountFrame>
    )
  }
  if (!link.data || !session) {
    return (
      <AccountFrame title={t('account:linkTitle')}>
        <Skeleton lines={4} />
      </AccountFrame>
    )
  }
  const { kind, projectName, personName, email } = link.data
  const problem = error ? <Notice kind="error">{problemText(t, error)}</Notice> : null
  if (kind === 'reset') {
    return (
      <AccountFrame title={t('account:resetTitle', { name: personName ?? '' })}>
        <NewPasswordForm
          email={email ?? ''}
          problem={problem}
          isPending={accept.isPending}
          onSubmit={(body) => accept.mutate(body, done)}
        />
      </AccountFrame>
    )
  }
  const title = kind === 'setup' ? t('account:ownerTitle') : t('account:invitedTitle', { project: projectName ?? '' })
  if (kind === 'invitation' && session.me) {
    return (
      <AccountFrame title={title}>
        <p>{t('account:joinAs', { name: session.me.name })}</p>
        {problem}
        <Button variant="primary" isPending={accept.isPending} onPress={() => accept.mutate({}, done)}>
          {t('account:join')}
        </Button>
      </AccountFrame>
    )
  }
  return (
    <AccountFrame title={title}>
      {kind === 'setup' && <p>{t('account:ownerHint')}</p>}
      <NewAccountForm problem={problem} isPending={accept.isPending} onSubmit={(body) => accept.mutate(body, done)} />
    </AccountFrame>
  )
}
