import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shortestPassword } from '#core/password.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'

interface Props {
  problem: ReactNode
  isPending: boolean
  onSubmit: (account: { name: string; email: string; password: string; uiLanguage: string }) => void
}

/** Name, address and password of a new account. */
export function NewAccountForm({ problem, isPending, onSubmit }: Props) {
  const { t, i18n } = useTranslation('account')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({ name, email, password, uiLanguage: i18n.resolvedLanguage ?? 'en' })
  }
  return (
    <form className={boxed.form} onSubmit={submit}>
      <TextField
        label={t('name')}
        name="name"
        autoComplete="name"
        isRequired
        autoFocus
        value={name}
        onChange={setName}
      />
      <TextField
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        isRequired
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t('password')}
        description={t('passwordRules', { count: shortestPassword })}
        type="password"
        name="password"
        autoComplete="new-password"
        isRequired
        value={password}
        onChange={setPassword}
      />
      {problem}
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('createAccount')}
      </Button>
    </form>
  )
}
