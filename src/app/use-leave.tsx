import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSignOut } from '#client/queries/session.ts'
import { Button } from '#ui/button.tsx'
import { maskAll } from '#ui/content-hider/shield.ts'
import { Dialog } from '#ui/dialog.tsx'
import styles from './shell.module.css'
import { useOutbox } from './use-outbox.ts'

/** Signing out; labels that are still on their way are spoken of first. */
export function useLeave(): { leave: () => void; question: ReactNode } {
  const { t } = useTranslation('account')
  const navigate = useNavigate()
  const signOut = useSignOut()
  const outbox = useOutbox()
  const [unsent, setUnsent] = useState(0)
  const really = () => {
    maskAll('card')
    setUnsent(0)
    signOut.mutate(undefined, { onSettled: () => void navigate({ to: '/sign-in' }) })
  }
  const leave = () => {
    const pending = outbox?.status.getState().pending ?? 0
    if (pending > 0) setUnsent(pending)
    else really()
  }
  const question = unsent > 0 && (
    <Dialog title={t('leaving.title')} isOpen isAlert size="small" onClose={() => setUnsent(0)}>
      <p>{t('leaving.why', { count: unsent })}</p>
      <p className={styles.buttons}>
        <Button variant="primary" autoFocus onPress={() => setUnsent(0)}>
          {t('leaving.stay')}
        </Button>
        <Button onPress={really}>{t('leaving.leave')}</Button>
      </p>
    </Dialog>
  )
  return { leave, question }
}
