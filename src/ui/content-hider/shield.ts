import { createStore } from 'zustand/vanilla'

/** Something masked that can be raised. */
export interface Shielded {
  /** Whether it shows more than it does by itself, or is about to. */
  isRaised: () => boolean
  /** Whether it shows anything but its card. */
  isShown: () => boolean
  /** Back to how it starts, or down to its card; at once, nothing is waited for. */
  mask: (to: 'start' | 'card') => void
}

const all = new Set<Shielded>()

/** Whether everything is down to its card, small pictures in lists included, until something is raised again. */
export const shield = createStore(() => ({ isDown: false }))

/** Masks everything on the page at once. */
export function maskAll(to: 'start' | 'card'): void {
  if (to === 'card') shield.setState({ isDown: true })
  for (const one of all) one.mask(to)
}

/** Something is raised again after everything was masked. */
export function lift(): void {
  if (shield.getState().isDown) shield.setState({ isDown: false })
}

/** Whether anything is raised, and whether anything is shown at all. */
export function shownNow(): { isRaised: boolean; isShown: boolean } {
  return { isRaised: [...all].some((one) => one.isRaised()), isShown: [...all].some((one) => one.isShown()) }
}

const lose = () => maskAll('start')
const hide = () => {
  if (document.visibilityState === 'hidden') lose()
}

function listen(method: 'addEventListener' | 'removeEventListener'): void {
  window[method]('blur', lose)
  window[method]('pagehide', lose)
  document[method]('visibilitychange', hide)
}

/** Puts something under the shield: it is masked with everything else, and when the tab is hidden or the window lost. Returns how to take it away. */
export function underShield(one: Shielded): () => void {
  if (all.size === 0) listen('addEventListener')
  all.add(one)
  return () => {
    all.delete(one)
    if (all.size === 0) listen('removeEventListener')
  }
}
