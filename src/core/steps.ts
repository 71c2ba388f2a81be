/** Work that stops for a breath every few milliseconds, and its result. */
export type Steps<T> = Generator<void, T>

/** Works through steps without a pause and gives their result. */
export function drain<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * Works through steps and lets others have their turn between them: `pause` waits for that turn (such as a promise of
 * `setImmediate`). Steps are taken without a pause until `budget` milliseconds are over, by `now` (milliseconds).
 */
export async function runInTurns<T>(
  steps: Steps<T>,
  pause: () => Promise<void>,
  { now, budget = 8 }: { now?: () => number; budget?: number } = {},
): Promise<T> {
  let since = now?.() ?? 0
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (now && now() - since < budget) continue
    await pause()
    since = now?.() ?? 0
  }
}
