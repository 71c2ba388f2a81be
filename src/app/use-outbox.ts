import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { outboxOf } from '#client/outbox/browser-outbox.ts'
import type { Outbox } from '#client/outbox/outbox.ts'
import { sessionOptions } from '#client/queries/session.ts'
import { askToSignIn } from './sign-in-again.ts'

/** The outbox of whoever is signed in; null until it is open. */
export function useOutbox(): Outbox | null {
  const { data: session } = useQuery(sessionOptions())
  const [outbox, setOutbox] = useState<Outbox | null>(null)
  const server = session?.server
  const personId = session?.me?.id
  useEffect(() => {
    if (!server || !personId) return
    let isMine = true
    void outboxOf({ server, personId, onNeedsSignIn: askToSignIn }).then((opened) => isMine && setOutbox(opened))
    return () => {
      isMine = false
      setOutbox(null)
    }
  }, [server, personId])
  return outbox
}
