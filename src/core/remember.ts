/**
 * Remembers what a function answers, for the last `most` inputs that were new: for what follows from its input alone and costs more to
 * work out than to keep.
 */
export function remember<T>(most: number, work: (input: string) => T): (input: string) => T {
  const known = new Map<string, T>()
  return (input) => {
    const before = known.get(input)
    if (before !== undefined) return before
    const made = work(input)
    if (known.size >= most) known.delete(known.keys().next().value as string)
    known.set(input, made)
    return made
  }
}
