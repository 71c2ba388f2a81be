import { chordId, isLetterKey, parseKey } from './chord.ts'
import { type Scope, type ScopeKind, scopeKinds } from './scopes.ts'
import { type ActionId, actionRow, type TableRow } from './table/action-table.ts'
import { keeps, type Widget } from './widget.ts'

/** Who listens for which actions in which scope; the last registered lies on top. */
export type Listener = { readonly scope: Scope; readonly ids: readonly ActionId[] }

/** One key bound to one action of one listener. */
export type Binding<L extends Listener> = { row: TableRow; kind: ScopeKind; listener: L }

/** Every chord that means something now. More than one binding on a chord is an ambiguity. */
export type KeyIndex<L extends Listener> = ReadonlyMap<string, readonly Binding<L>[]>

export type Outcome<L extends Listener> =
  | { kind: 'run' | 'held'; binding: Binding<L>; digit: number | null }
  | { kind: 'ambiguous'; ids: readonly ActionId[] }
  | { kind: 'none' }

const none = { kind: 'none' } as const

/** What can be heard, from top to bottom: the top modal alone, or each layer and then base, page and parts as one. */
function levels<L extends Listener>(listeners: readonly L[]): readonly L[][] {
  const of = (scope: Scope) => listeners.filter((listener) => listener.scope === scope)
  const topDown = [...new Set(listeners.map((listener) => listener.scope).reverse())]
  const modal = topDown.find((scope) => scopeKinds[scope] === 'modal')
  if (modal) return [of(modal)]
  const layers = topDown.filter((scope) => scopeKinds[scope] === 'layer')
  return [...layers.map(of), listeners.filter((listener) => scopeKinds[listener.scope] !== 'layer')]
}

const chordsById = new Map<ActionId, readonly { id: string; isLetter: boolean }[]>()

/** The chords of a row, parsed once. */
function chordsOf(row: TableRow, letterKeys: boolean): string[] {
  let chords = chordsById.get(row.id)
  if (!chords) {
    chords = row.keys.map(parseKey).map((chord) => ({ id: chordId(chord), isLetter: isLetterKey(chord) }))
    chordsById.set(row.id, chords)
  }
  return chords.filter(({ isLetter }) => letterKeys || !isLetter).map(({ id }) => id)
}

/**
 * Builds the index for the present listeners, once per change of scope. Without letter keys, lone letters and signs are
 * left out. `first` builds the one of what is asked before all others, which stands apart.
 */
export function buildIndex<L extends Listener>(
  listeners: readonly L[],
  letterKeys: boolean,
  first = false,
): KeyIndex<L> {
  const index = new Map<string, Binding<L>[]>()
  for (const level of levels(listeners.filter(({ scope }) => (scopeKinds[scope] === 'first') === first))) {
    const claimed = new Set(index.keys())
    for (const listener of level) {
      for (const row of listener.ids.map(actionRow)) {
        for (const chord of chordsOf(row, letterKeys)) {
          if (claimed.has(chord)) continue
          const bindings = index.get(chord) ?? []
          index.set(chord, [...bindings, { row, kind: scopeKinds[listener.scope], listener }])
        }
      }
    }
  }
  return index
}

/** What of the moment a press is made in matters to it. */
export type Press<L extends Listener> = {
  repeat: boolean
  widgets: readonly Widget[]
  /** Whether a dialog or menu is open in the document, whether or not it has told the registry. */
  overlayOpen: () => boolean
  enabled: (binding: Binding<L>) => boolean
}

function onTop(kind: ScopeKind): boolean {
  return kind === 'layer' || kind === 'modal' || kind === 'first'
}

/**
 * Decides what a press does: the first chord that is bound to anything decides alone. Two enabled actions on it do
 * nothing, for a wrong label is worse than none; `held` is a key held on an action that must not repeat.
 */
export function matchKey<L extends Listener>(
  index: KeyIndex<L>,
  chords: readonly string[],
  press: Press<L>,
): Outcome<L> {
  const chord = chords.find((candidate) => index.has(candidate))
  if (chord === undefined) return none
  const digit = /^[0-9]$/.test(chord) ? Number(chord) : null
  const bindings = (index.get(chord) ?? []).filter((binding) => {
    // An open list of reasons takes its digits although its own type-ahead would like them.
    const asked = onTop(binding.kind) && digit !== null
    const kept = press.widgets.some((widget) => !(asked && widget === 'list') && keeps(widget, chord))
    return !kept && press.enabled(binding) && (onTop(binding.kind) || !press.overlayOpen())
  })
  const [binding] = bindings
  if (!binding) return none
  if (bindings.length > 1) return { kind: 'ambiguous', ids: bindings.map(({ row }) => row.id) }
  return { kind: press.repeat && !binding.row.repeats ? 'held' : 'run', binding, digit }
}
