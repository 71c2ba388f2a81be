import { describe, expect, test } from 'vitest'
import { importsOf, sources } from './sources.ts'

/** The folders of src by layer: a file imports from its own folder or from a lower layer. */
const layers: Record<string, number> = {
  contract: 0,
  core: 1,
  browser: 1,
  i18n: 2,
  server: 3,
  client: 3,
  actions: 3,
  ui: 4,
  features: 5,
  app: 6,
  'main.tsx': 7,
}

/** The folder that counts as one: each feature is its own. */
function room(path: string): string {
  const [, first = '', second = ''] = path.split('/')
  return first === 'features' ? `features/${second}` : first
}
const layerOf = (path: string) => layers[path.split('/')[1] ?? '']
const edges = sources.flatMap((source) =>
  importsOf(source)
    .filter((to) => to.startsWith('src/'))
    .map((to) => ({ from: source.path, to })),
)

describe('the layers', () => {
  test('every folder has one', () => {
    expect(sources.filter(({ path }) => layerOf(path) === undefined).map(({ path }) => path)).toEqual([])
  })

  test('imports go down, never up or across', () => {
    const wrong = edges.filter(
      ({ from, to }) => room(from) !== room(to) && (layerOf(to) ?? 99) >= (layerOf(from) ?? -1),
    )
    expect(wrong).toEqual([])
  })

  test('ui takes nothing from client or actions’ users, client nothing from server, contract only zod', () => {
    expect(edges.filter(({ from, to }) => from.startsWith('src/ui/') && to.startsWith('src/client/'))).toEqual([])
    expect(edges.filter(({ from, to }) => from.startsWith('src/client/') && to.startsWith('src/server/'))).toEqual([])
    const packages = sources
      .filter(({ path }) => path.startsWith('src/contract/'))
      .flatMap((source) => importsOf(source).filter((name) => !name.startsWith('src/')))
    expect(new Set(packages)).toEqual(new Set(['zod']))
  })

  test('only hosts, media and cli know Node', () => {
    const wrong = sources.filter(
      (source) =>
        !/^src\/server\/(hosts|media|cli)\//.test(source.path) &&
        importsOf(source).some((name) => name.startsWith('node:')),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })

  test('the browser does not load zod', () => {
    const schemas = sources
      .filter((source) => source.path.startsWith('src/contract/') && importsOf(source).includes('zod'))
      .map(({ path }) => path)
    const wrong = sources
      .filter(({ path }) => !/^src\/(contract|server)\//.test(path))
      .flatMap(({ path, text }) => {
        const values = [...text.matchAll(/import\s+(?!type\b)([^'"]*?)from\s*'#(contract\/[^']+)'/g)]
        return values
          .filter(([, names = '', to]) => schemas.includes(`src/${to}`) && /(^|[{,])\s*(?!type\b)\w/.test(names))
          .map((match) => `${path}: ${match[2]}`)
      })
    expect(wrong).toEqual([])
  })

  test('there are no cycles', () => {
    const next = new Map<string, string[]>()
    for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
    const done = new Set<string>()
    const cycles: string[] = []
    const walk = (path: string, trail: string[]) => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      if (done.has(path) || trail.includes(path)) return
      for (const to of next.get(path) ?? []) walk(to, [...trail, path])
      done.add(path)
    }
    for (const { path } of sources) walk(path, [])
    expect(cycles).toEqual([])
  })
})
