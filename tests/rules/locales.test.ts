import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages } from '#i18n/languages.ts'
import { root, sources } from './sources.ts'

type Texts = { [key: string]: string | Texts }

function flat(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

function load(language: string): Map<string, string> {
  const folder = join(root, 'locales', language)
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(
    files.flatMap((name) =>
      flat(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Texts, `${name.slice(0, -5)}:`),
    ),
  )
}

const plural = /_(zero|one|two|few|many|other)$/
const english = load('en')

/** The keys a language needs: those of English, with its own plural forms. */
function wanted(language: string): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return [
    ...new Set(
      [...english.keys()].flatMap((key) =>
        plural.test(key) ? forms.map((form) => key.replace(plural, `_${form}`)) : [key],
      ),
    ),
  ].sort()
}

const marks = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map((match) => match[1])
    .filter((name) => name !== 'count')
    .sort()
const folders = readdirSync(join(root, 'locales'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

test('every language of the interface has its texts', () => {
  expect(folders.sort()).toEqual(languages.map(({ code }) => code).sort())
})

describe.each(folders)('the texts in %s', (language) => {
  const texts = load(language)

  test('have the keys of English, with the right plural forms', () => {
    expect([...texts.keys()].sort()).toEqual(wanted(language))
  })

  test('keep every placeholder, and are not empty', () => {
    const wrong = [...texts].filter(([key, text]) => {
      const source = english.get(key) ?? english.get(key.replace(plural, '_other')) ?? ''
      return text.trim() === '' || marks(text).join() !== marks(source).join()
    })
    expect(wrong).toEqual([])
  })
})

test('every error that the API can answer with has a text', async () => {
  const { errorStatus } = await import('#contract/errors.ts')
  const missing = Object.keys(errorStatus).filter(
    (id) => !english.has(`errors:${id}`) && !english.has(`errors:${id}_other`),
  )
  expect(missing).toEqual([])
})

test('no text of English is unused', () => {
  const code = sources.map(({ text }) => text).join('\n')
  const used = (key: string) => {
    const [namespace, path = ''] = key.split(':')
    const parts = path.replace(plural, '').split('.')
    // The last part may be put together at run time; then the part before it stands in the code.
    return (
      code.includes(parts.join('.')) ||
      parts.slice(1).some((_, i) => code.includes(`${parts.slice(0, i + 1).join('.')}.$`)) ||
      code.includes(`'${parts.at(-1)}'`) ||
      (path.endsWith('Hint') && code.includes(`${namespace}:\${value}Hint`))
    )
  }
  const free = /^(actions|keys|errors|scales|import:problem)/
  expect([...english.keys()].filter((key) => !free.test(key) && !used(key))).toEqual([])
})
