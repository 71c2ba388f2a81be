import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSignOut } from '#client/queries/session.ts'

/** Signing out. */
export function useLeave(): { leave: () => void; question: ReactNode } {
  const navigate = useNavigate()
  const signOut = useSignOut()
  const leave = () => signOut.mutate(undefined, { onSettled: () => void navigate({ to: '/sign-in' }) })
  return { leave, question: null }
}
