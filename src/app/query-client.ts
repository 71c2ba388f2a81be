import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from '#client/call.ts'
import { askToSignIn } from './sign-in-again.ts'

/** Errors that trying again cannot mend. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    error.status >= 400 &&
    error.status < 500 &&
    error.status !== 408 &&
    error.status !== 429
  )
}

function signInWhenAsked(error: unknown): void {
  if (error instanceof ApiError && error.id === 'not-signed-in') askToSignIn()
}

/** The one cache of server state; a session that has ended asks for the password in place. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: signInWhenAsked }),
  defaultOptions: {
    queries: { retry: (count, error) => !isFinal(error) && count < 3, staleTime: 10_000, networkMode: 'always' },
    mutations: { networkMode: 'always', onError: signInWhenAsked },
  },
})
