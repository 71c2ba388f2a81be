import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chordId, isNamed, namedKeys, parseKey } from '#actions/chord.ts'
import { activeTogether, scopeKinds } from '#actions/scopes.ts'
import { actionTable } from '#actions/table/action-table.ts'

const source = new URL('../../src/', import.meta.url).pathname
const texts: unknown = JSON.parse(readFileSync(new URL('../../locales/en/actions.json', import.meta.url), 'utf8'))

function textOf(key: string): unknown {
  const path = key.replace(/^actions:/, '').split('.')
  return path.reduce<unknown>((at, part) => (at && typeof at === 'object' ? Reflect.get(at, part) : undefined), texts)
}

function leaves(tree: unknown): string[] {
  if (!tree || typeof tree !== 'object') return ['']
  return Object.entries(tree).flatMap(([name, below]) => leaves(below).map((rest) => (rest ? `${name}.${rest}` : name)))
}

/** Every pair of actions that can be listened to at once, in one scope or in two. */
const pairs = actionTable.flatMap((a, at) => actionTable.slice(at + 1).map((b) => [a, b] as const))

describe('the action table', () => {
  it('gives every action an id of its own', () => {
    const ids = actionTable.map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('has a text for every action, and an action for every text', () => {
    const labelled = actionTable.map(({ labelKey }) => labelKey.replace('actions:', ''))
    expect(actionTable.filter(({ labelKey }) => typeof textOf(labelKey) !== 'string').map(({ id }) => id)).toEqual([])
    expect(leaves(texts).filter((key) => !labelled.includes(key))).toEqual([])
  })

  it('never binds one key to two actions that can be meant at once', () => {
    const chords = (keys: readonly string[]) => keys.map((key) => chordId(parseKey(key)))
    const clashes = pairs
      .filter(([a, b]) => activeTogether(a.scope, b.scope))
      .filter(([a, b]) => chords(a.keys).some((chord) => chords(b.keys).includes(chord)))
    expect(clashes.map(([a, b]) => `${a.id} and ${b.id}: ${a.keys}`)).toEqual([])
  })

  it('takes no key that fields need for editing', () => {
    const editing = /^Mod\+(Shift\+)?([acvxyz]|Arrow\w+|Home|End|Backspace|Delete)$/
    const bound = actionTable.flatMap(({ keys }) => keys.map((key) => chordId(parseKey(key))))
    expect(bound.filter((chord) => editing.test(chord))).toEqual([])
  })

  it('lets only what moves repeat while its key is held', () => {
    expect(actionTable.filter((row) => row.repeats && row.undoable).map(({ id }) => id)).toEqual([])
  })

  it('knows when scopes are heard together', () => {
    expect(activeTogether('global', 'label')).toBe(true)
    expect(activeTogether('label', 'media')).toBe(true)
    expect(activeTogether('home', 'label')).toBe(false)
    expect(activeTogether('label', 'reasons')).toBe(false)
    expect(Object.keys(scopeKinds)).toContain('global')
  })
})

describe('keys elsewhere', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('server/'))
    .map((path) => ({ path, text: readFileSync(join(source, path), 'utf8') }))
  const outside = files.filter(({ path }) => !path.startsWith('actions/'))

  it('are bound by the library in one file only', () => {
    const users = files.filter(({ text }) => text.includes("'react-hotkeys-hook'")).map(({ path }) => path)
    expect(users).toEqual(['actions/use-keys.ts'])
  })

  it('are not listened to on the document or window, and set by hand on no element', () => {
    const listens = /addEventListener\(\s*['"]key|aria-keyshortcuts=["']|accessKey=/
    expect(outside.filter(({ text }) => listens.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('are not read from events by letter or digit: a widget may answer to named keys only', () => {
    const compared = /\.(?:key|code)\s*(?:===|!==)\s*'([^']+)'/g
    const bad = outside.flatMap(({ path, text }) =>
      [...text.matchAll(compared)].filter(([, key = '']) => !isNamed(key)).map(([found]) => `${path}: ${found}`),
    )
    expect(bad).toEqual([])
    expect(namedKeys.length).toBeGreaterThan(0)
  })
})
