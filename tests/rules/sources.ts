import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A source file: its path from the root, and its text. */
export interface Source {
  path: string
  text: string
}

/** Every file below a folder whose name ends as wanted. */
export function filesIn(folder: string, ending: RegExp): Source[] {
  const found: Source[] = []
  for (const entry of readdirSync(join(root, folder), { recursive: true })) {
    const path = posix.join(folder, String(entry).replaceAll('\\', '/'))
    if (ending.test(path) && statSync(join(root, path)).isFile())
      found.push({ path, text: readFileSync(join(root, path), 'utf8') })
  }
  return found
}

/** The program's own code, without its tests. */
export const sources = filesIn('src', /\.tsx?$/).filter(({ path }) => !/\.test[.-]|\.d\.ts$/.test(path))

const statement =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g

/** What a file imports: paths of own files from the root, and names of packages; types count as well. */
export function importsOf({ path, text }: Source): string[] {
  return [...text.matchAll(statement)].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? ''
    if (name.startsWith('#')) return posix.join('src', name.slice(1))
    return name.startsWith('.') ? posix.join(dirname(path), name) : name
  })
}
