import { expect, test } from 'vitest'
import { pageTexts } from '#app/page-texts.ts'
import { importsOf, type Source, sources } from './sources.ts'

/** There before any page. */
const always = ['common', 'errors', 'actions', 'keys', 'ui']
const byPath = new Map(sources.map((source) => [source.path, source]))

/** The texts that a file names. */
const textsOf = ({ text }: Source) =>
  [...text.matchAll(/useTranslation\(\s*(\[[^\]]*\]|'[^']*')|\bt\(\s*[`']([a-z]+):/g)].flatMap(([, list, one]) =>
    list ? [...list.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '') : [one ?? ''],
  )

/** The texts of a file and of all that it imports, at once or later. */
function textsBelow(start: string): string[] {
  const seen = new Set([start])
  for (const path of seen) {
    const source = byPath.get(path)
    for (const to of source ? importsOf(source) : []) if (to.startsWith('src/') && byPath.has(to)) seen.add(to)
  }
  const found = [...seen].flatMap((path) => textsOf(byPath.get(path) as Source))
  return [...new Set(found)].filter((name) => !always.includes(name)).sort()
}

test('each page is fetched together with the texts of all that can come to stand on it', () => {
  const pages = [...byPath.values()]
    .filter(({ path }) => path.startsWith('src/app/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/page\(\s*\(\) => import\('([^']+)'\),\s*'(\w+)'/g)].map(([, from = '', name = '']) => ({
        name,
        file: importsOf({ path, text: `import '${from}'` })[0] ?? '',
      })),
    )
  expect(pages.length).toBeGreaterThan(30)
  const wanted = Object.fromEntries(pages.map(({ name, file }) => [name, textsBelow(file)]))
  expect(pageTexts).toEqual(wanted)
})
