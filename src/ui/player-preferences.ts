import { createStore } from 'zustand/vanilla'

/** The speeds of the player, slowest first. */
export const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const

interface Preferences {
  speed: number
  captions: boolean
}

/** Speed and captions stay from one clip to the next; sound does not, since every clip starts muted. */
export const playerPreferences = createStore<Preferences>(() => ({ speed: 1, captions: true }))

/** One step faster (1) or slower (-1), as far as the list goes. */
export function changeSpeed(by: 1 | -1): void {
  playerPreferences.setState(({ speed }) => ({
    speed: (by === 1 ? speeds.find((one) => one > speed) : speeds.findLast((one) => one < speed)) ?? speed,
  }))
}

/** The next speed, from the fastest back to the slowest: for a button that has no second direction. */
export function cycleSpeed(): void {
  playerPreferences.setState(({ speed }) => ({ speed: speeds.find((one) => one > speed) ?? speeds[0] }))
}

/** Captions on or off, for this clip and the next ones. */
export function toggleCaptions(): void {
  playerPreferences.setState(({ captions }) => ({ captions: !captions }))
}
