import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { useSignIn } from '#client/queries/session.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { problemText } from './problem-text.ts'

/** The form that signs in; `email` is fixed where somebody only has to show that they are still there. */
export function SignInForm({ email: fixed, onDone }: { email?: string; onDone: () => void }) {
  const { t } = useTranslation(['account'])
  const [email, setEmail] = useState(fixed ?? '')
  const [password, setPassword] = useState('')
  const signIn = useSignIn()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ email, password }, { onSuccess: onDone })
  }
  const error = signIn.error instanceof ApiError ? signIn.error : null
  return (
    <form className={boxed.form} onSubmit={submit}>
      <TextField
        label={t('account:email')}
        type="email"
        name="email"
        autoComplete="username"
        isRequired
        isReadOnly={fixed !== undefined}
        autoFocus={fixed === undefined}
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t('account:password')}
        type="password"
        name="password"
        autoComplete="current-password"
        isRequired
        autoFocus={fixed !== undefined}
        value={password}
        onChange={setPassword}
      />
      {error && <Notice kind="error">{problemText(t, error)}</Notice>}
      <Button type="submit" variant="primary" isPending={signIn.isPending}>
        {t('account:signIn')}
      </Button>
    </form>
  )
}
