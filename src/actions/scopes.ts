/**
 * Where keys act.
 * `base`: always. `page`: one at a time. `part`: beside any page, such as a player.
 * `layer`: on top of the page while open; its keys shadow the same keys below, the others still act.
 * `modal`: while it is on top, nothing below acts.
 * `first`: asked before all others, dialogs, menus and fields included; only for what must always work, such as masking.
 */
export const scopeKinds = {
  global: 'base',
  label: 'page',
  home: 'page',
  review: 'page',
  calibration: 'page',
  runs: 'page',
  media: 'part',
  viewing: 'part',
  stepping: 'part',
  mood: 'part',
  suspect: 'part',
  preference: 'layer',
  reasons: 'layer',
  safety: 'layer',
  clauses: 'layer',
  leading: 'layer',
  dialog: 'modal',
  palette: 'modal',
  away: 'modal',
  mask: 'first',
} as const

export type Scope = keyof typeof scopeKinds
export type ScopeKind = (typeof scopeKinds)[Scope]

/** Whether two scopes can be listened to at once with neither shadowing the other. */
export function activeTogether(a: Scope, b: Scope): boolean {
  if (a === b) return true
  const kinds: readonly ScopeKind[] = [scopeKinds[a], scopeKinds[b]]
  if (kinds.includes('modal') || kinds.includes('layer') || kinds.includes('first')) return false
  return !kinds.every((kind) => kind === 'page')
}
