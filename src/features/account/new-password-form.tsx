import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shortestPassword } from '#core/password.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'

interface Props {
  email: string
  problem: ReactNode
  isPending: boolean
  onSubmit: (body: { password: string }) => void
}

/** A new password for an account; the address is there so that password managers know whose it is. */
export function NewPasswordForm({ email, problem, isPending, onSubmit }: Props) {
  const { t } = useTranslation('account')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({ password })
  }
  return (
    <form className={boxed.form} onSubmit={submit}>
      <TextField label={t('email')} type="email" autoComplete="username" isReadOnly value={email} />
      <TextField
        label={t('newPassword')}
        description={t('passwordRules', { count: shortestPassword })}
        type="password"
        autoComplete="new-password"
        isRequired
        autoFocus
        value={password}
        onChange={setPassword}
      />
      {problem}
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('setPassword')}
      </Button>
    </form>
  )
}
