import type { CalibrationPhase } from '#contract/calibration.ts'

/** A phase as somebody outside of the room needs to know it. */
export type SessionState = 'planned' | 'open' | 'lobby' | 'running' | 'over' | 'cancelled'

/** What a phase means outside of the room. */
export function stateOf(phase: CalibrationPhase): SessionState {
  if (phase === 'summary') return 'over'
  return phase === 'vote' || phase === 'reveal' || phase === 'talk' || phase === 'settle' ? 'running' : phase
}
