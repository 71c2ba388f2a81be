import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex, type Listener, matchKey } from './match.ts'
import { type KeyInput, readKey } from './read-key.ts'
import { type Scope, scopeKinds } from './scopes.ts'
import { actionTable } from './table/action-table.ts'
import type { Widget } from './widget.ts'

const free = { repeat: false, widgets: ['page'] as Widget[], overlayOpen: () => false, enabled: () => true }

/** A listener for every action of a scope. */
function all(scope: Scope): Listener {
  return { scope, ids: actionTable.filter((row) => row.scope === scope).map((row) => row.id) }
}

const labelPage = [all('global'), all('label'), all('media')]

function outcome(listeners: readonly Listener[], chords: string[], press: Partial<typeof free> = {}) {
  return matchKey(buildIndex(listeners, true), chords, { ...free, ...press })
}

function ran(listeners: readonly Listener[], chord: string, press: Partial<typeof free> = {}): string | null {
  const found = outcome(listeners, [chord], press)
  return found.kind === 'run' ? found.binding.row.id : null
}

describe('matching', () => {
  it('runs the action of a chord, with its digit', () => {
    expect(ran(labelPage, 'j')).toBe('label.nextResult')
    expect(outcome(labelPage, ['4'])).toMatchObject({ kind: 'run', digit: 4, binding: { row: { id: 'label.grade' } } })
  })

  it('takes the position only where the character is bound to nothing', () => {
    expect(outcome(labelPage, ['&', '1'])).toMatchObject({ digit: 1 })
    expect(outcome(labelPage, [',', '1'])).toMatchObject({ binding: { row: { id: 'media.previousFrame' } } })
  })

  it('lets a held key move, never grade, submit or undo', () => {
    expect(outcome(labelPage, ['j'], { repeat: true }).kind).toBe('run')
    for (const chord of ['3', 'Enter', 'u', 'x', 'f', 'd', 'Space']) {
      expect(outcome(labelPage, [chord], { repeat: true }).kind).toBe('held')
    }
  })

  it('leaves a disabled action alone', () => {
    expect(outcome(labelPage, ['u'], { enabled: () => false }).kind).toBe('none')
  })

  it('does nothing when two would answer', () => {
    const two = [...labelPage, all('media')]
    expect(outcome(two, ['Space'])).toEqual({ kind: 'ambiguous', ids: ['media.play', 'media.play'] })
  })
})

describe('scopes', () => {
  it('gives every digit to open reasons and leaves the other keys to the page', () => {
    const open = [...labelPage, all('reasons')]
    expect(ran(open, '2')).toBe('reasons.pick')
    expect(ran(open, '9')).toBe('reasons.pick')
    expect(ran(open, 'Escape')).toBe('reasons.close')
    expect(ran(open, 'g')).toBe('label.guideline')
  })

  it('silences everything below a modal, reasons included', () => {
    const open = [...labelPage, all('reasons'), all('palette')]
    expect(ran(open, 'Mod+k')).toBe('palette.close')
    for (const chord of ['2', 'j', '?', 'Escape', 'Enter']) expect(ran(open, chord)).toBeNull()
    expect(ran([...labelPage, { scope: 'dialog', ids: [] }], '3')).toBeNull()
  })

  it('silences the page, but not open reasons, under a dialog that has not told the registry', () => {
    const overlay = { overlayOpen: () => true }
    expect(ran(labelPage, '3', overlay)).toBeNull()
    expect(ran([...labelPage, all('reasons')], '3', overlay)).toBe('reasons.pick')
  })

  it('gives a type-ahead list its letters, but open reasons their digits', () => {
    const list = { widgets: ['list'] as Widget[] }
    expect(ran(labelPage, '3', list)).toBeNull()
    expect(ran([...labelPage, all('reasons')], '3', list)).toBe('reasons.pick')
    expect(ran([...labelPage, all('reasons')], 'j', list)).toBeNull()
  })
})

describe('letter keys switched off', () => {
  const index = buildIndex(labelPage, false)
  const runs = (chord: string) => matchKey(index, [chord], free).kind === 'run'

  it('silences lone letters and signs', () => {
    expect(['j', 'u', 'x', '?', ','].filter(runs)).toEqual([])
  })

  it('keeps digits, arrows, named keys and Mod', () => {
    expect(['3', 'ArrowDown', 'Enter', 'Space', 'Shift+ArrowLeft', 'Mod+k'].every(runs)).toBe(true)
  })
})

describe('any press at all', () => {
  const keys = ['j', 'J', 'x', '3', '٣', '&', 'é', 'о', '؟', '?', ',', 'ı', ' ', 'Enter', 'Escape', 'ArrowUp', 'Dead']
  const input: fc.Arbitrary<KeyInput> = fc.record({
    key: fc.oneof(fc.constantFrom(...keys), fc.string({ unit: 'grapheme', maxLength: 2 })),
    code: fc.constantFrom(
      'KeyJ',
      'KeyX',
      'KeyK',
      'Digit1',
      'Digit3',
      'Numpad3',
      'Comma',
      'Slash',
      'Space',
      'Enter',
      '',
    ),
    shiftKey: fc.boolean(),
    ctrlKey: fc.boolean(),
    altKey: fc.boolean(),
    metaKey: fc.boolean(),
    altGraph: fc.boolean(),
    isComposing: fc.boolean(),
    keyCode: fc.constantFrom(0, 74, 229),
    otherScript: fc.boolean(),
  })
  const scopes = fc.subarray(Object.keys(scopeKinds) as Scope[])

  it('runs at most one action, and never a label while held or composing', () => {
    fc.assert(
      fc.property(input, scopes, fc.constantFrom('mac', 'other'), fc.boolean(), (event, open, platform, repeat) => {
        // One page at a time: the pages' keys may mean different things.
        const page = open.find((scope) => scopeKinds[scope] === 'page')
        const listeners = open.filter((scope) => scopeKinds[scope] !== 'page' || scope === page).map(all)
        const found = matchKey(buildIndex(listeners, true), readKey(event, platform), { ...free, repeat })
        expect(found.kind).not.toBe('ambiguous')
        if (found.kind !== 'run') return
        expect(event.isComposing || event.keyCode === 229).toBe(false)
        if (repeat) expect(found.binding.row.undoable).toBeFalsy()
      }),
      { numRuns: 2000 },
    )
  })
})
