import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, root, sources } from './sources.ts'

describe('the shape of the project', () => {
  test('the top level holds what was agreed', () => {
    const agreed =
      /^(\..*|package(-lock)?\.json|tsconfig\.json|vite\.config\.ts|index\.html|src|locales|public|tests|README\.md|LICENSE|node_modules|dist)$/
    expect(readdirSync(root).filter((name) => !agreed.test(name))).toEqual([])
  })

  test('no file is longer than 350 lines', () => {
    const all = [...sources, ...filesIn('tests', /\.tsx?$/)]
    expect(all.filter(({ text }) => text.split('\n').length > 350).map(({ path }) => path)).toEqual([])
  })

  test('every exported function says in a sentence what it does', () => {
    const bare = sources.flatMap(({ path, text }) => {
      const lines = text.split('\n')
      const missing = lines.flatMap((line, i) => {
        const name = /^export (?:async )?function\*? (\w+)/.exec(line)?.[1]
        return name && !lines[i - 1]?.trim().endsWith('*/') ? [`${path}: ${name}`] : []
      })
      return missing
    })
    expect(bare).toEqual([])
  })

  test('pictures, clips and frames stand only in the content hider', () => {
    const fetches =
      /(?<!\w)<(img|image|video|audio|source|track|iframe|picture|embed|object)\b|\bnew (Image|Audio)\(|createElement\(['"`](img|video|audio|iframe|link)|\b(poster|srcSet|imageSrcSet)=|\burl\(/
    const browser = sources.filter(({ path }) => !/^src\/(server|contract)\//.test(path))
    const wrong = [...browser, ...filesIn('src', /\.css$/)].filter(
      ({ path, text }) =>
        !path.startsWith('src/ui/content-hider/') && fetches.test(text.replace(/^\s*(\/\/|\/?\*).*$/gm, '')),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
    for (const bare of ['<img src', 'new Image()', "createElement('video')", 'poster={src}', 'background: url(/a)'])
      expect(fetches.test(bare), bare).toBe(true)
  })

  test('nothing weakens the content security policy, or silences the compiler', () => {
    const files = [...sources, { path: 'index.html', text: readFileSync(join(root, 'index.html'), 'utf8') }]
    const wrong = files.filter(({ text }) =>
      /'unsafe-(inline|eval|hashes)|dangerouslySetInnerHTML|@ts-(ignore|expect-error|nocheck)|\bas any\b|: any[[\],;)=> ]|report-only/i.test(
        text.replace(/^\s*(\/\/|\/?\*).*$/gm, ''),
      ),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })

  test('what the browser fetches when it is needed is waited for, or its absence told', () => {
    // What listens to keys says at once that it could not come, for meanwhile no key means anything.
    const [patient, telling] = [/(page|lazyPart|untilHere)\(\s*\(\) =>\s*$/, /^const (sheet|palette) = \(\) => $/m]
    const wrong = sources
      .filter(({ path }) => !/^src\/(server|contract)\//.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/(?<!typeof )\bimport\(/g)]
          .map(({ index }) => text.slice(0, index))
          .filter((before) => !patient.test(before) && !telling.test(before.split('\n').at(-1) ?? ''))
          .map((before) => `${path}:${before.split('\n').length}`),
      )
    expect(wrong).toEqual([])
    const bare = sources.filter(({ path, text }) => /\blazy\(/.test(text) && path !== 'src/ui/lazy-part.ts')
    expect(bare.map(({ path }) => path)).toEqual([])
  })

  test('styles name no side but start and end, so that Arabic mirrors by itself', () => {
    const sides =
      /(?:^|[\s;{])(?:left|right|(?:margin|padding|border)-(?:left|right)[\w-]*|text-align:\s*(?:left|right)|float)\s*:/m
    expect(
      filesIn('src', /\.css$/)
        .filter(({ text }) => sides.test(text))
        .map(({ path }) => path),
    ).toEqual([])
  })

  test('the lock file names no address', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"/)
  })
})
