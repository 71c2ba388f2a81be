import { useNavigate, useParams } from '@tanstack/react-router'
import { LinkPage } from '#features/account/link-page.tsx'

/** Taking up a one-time link, then home, where the project waits. */
export function LinkRoute() {
  const { token } = useParams({ from: '/link/$token' })
  const navigate = useNavigate()
  return <LinkPage token={token} onDone={() => void navigate({ to: '/', replace: true })} />
}
