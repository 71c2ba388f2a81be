import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'

/**
 * Asks anew for all that stands under these keys. What is under way was asked for before the change: it is broken off, since a first answer
 * that is still waited for would otherwise be taken for the new one.
 */
export async function askAnew(client: QueryClient, keys: readonly QueryKey[]): Promise<void> {
  await Promise.all(keys.map((queryKey) => client.cancelQueries({ queryKey })))
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
}

/** A change; when it is done, all that stands under these keys is asked for anew. */
export function useChange<Input, Answer>(keys: readonly QueryKey[], mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => askAnew(client, keys) })
}
