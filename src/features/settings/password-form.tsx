import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { useChangePassword } from '#client/queries/session.ts'
import { shortestPassword } from '#core/password.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { toast } from '#ui/toast.tsx'

/** Changing one's own password; every other browser is signed out. */
export function PasswordForm() {
  const { t } = useTranslation(['settings', 'account', 'errors'])
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useChangePassword()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const onSuccess = () => {
      setCurrent('')
      setNext('')
      toast({ text: t('settings:passwordChanged') })
    }
    change.mutate({ current, next }, { onSuccess })
  }
  return (
    <form className={boxed.form} onSubmit={submit}>
      <TextField
        label={t('account:currentPassword')}
        type="password"
        autoComplete="current-password"
        isRequired
        value={current}
        onChange={setCurrent}
      />
      <TextField
        label={t('account:newPassword')}
        description={t('account:passwordRules', { count: shortestPassword })}
        type="password"
        autoComplete="new-password"
        isRequired
        value={next}
        onChange={setNext}
      />
      {change.error instanceof ApiError && (
        <Notice kind="error">{t(`errors:${change.error.id}`, { count: 60 })}</Notice>
      )}
      <Button type="submit" isPending={change.isPending}>
        {t('settings:changePassword')}
      </Button>
    </form>
  )
}
