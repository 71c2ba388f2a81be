import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { sessionOptions } from '#client/queries/session.ts'
import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.ts'
import { loadSignInForm, signedInAgain, signInAgain } from './sign-in-again.ts'
import { useOutbox } from './use-outbox.ts'

const SignInForm = lazyPart(loadSignInForm, 'SignInForm')

/** Asks for the password over the open page, which keeps everything, and goes on. */
export function SignInAgain() {
  const { t } = useTranslation('account')
  const client = useQueryClient()
  const { isOpen } = useStore(signInAgain)
  const { data: session } = useQuery(sessionOptions())
  const outbox = useOutbox()
  const email = session?.me?.email
  if (!isOpen || !email) return null
  const done = () => {
    signedInAgain()
    void outbox?.drain()
    void client.invalidateQueries()
  }
  return (
    <Dialog title={t('again.title')} isOpen onClose={signedInAgain} size="small" isAlert>
      <p>{t('again.why')}</p>
      <Suspense>
        <SignInForm email={email} onDone={done} />
      </Suspense>
    </Dialog>
  )
}
