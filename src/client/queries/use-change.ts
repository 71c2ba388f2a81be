import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'

/**
 * Asks anew for all that stands under these keys. What is under way was asked for before the change: it is broken off, since a first answer
 * that is still waited for would otherwise be taken for the new one.
 */
export async function askAnew(client: QueryClient, keys: readonly QueryKey[]): Promise<void> {
  await Promise.all(keys.map((queryKey) => client.cancelQueries({ queryKey })))
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
}

/** A change that may be refused because something else has changed: done or refused, all that stands under these keys is asked for anew. */
export function useTry<Input, Answer>(keys: readonly QueryKey[], mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => askAnew(client, keys) })
}

/** A change; when it is done, all that stands under these keys is asked for anew. */
export function useChange<Input, Answer>(keys: readonly QueryKey[], mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => askAnew(client, keys) })
}

/** A change whose answer is what stands under the key from then on; what is under way was asked for before it and is broken off. */
export function useReplace<Input, Answer>(queryKey: QueryKey, mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSuccess: async (answer) => {
      await client.cancelQueries({ queryKey })
      client.setQueryData(queryKey, answer)
    },
  })
}
