import { useNavigate, useSearch } from '@tanstack/react-router'
import { SignInPage } from '#features/account/sign-in-page.tsx'

/** Signing in, then on to where one was going. */
export function SignIn() {
  const { next } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  return <SignInPage onDone={() => void navigate({ href: next ?? '/', replace: true })} />
}
