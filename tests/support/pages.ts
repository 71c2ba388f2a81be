import { readFileSync } from 'node:fs'

const sources = ['router', 'calibration-routes'].map((name) => new URL(`../../src/app/${name}.tsx`, import.meta.url))

/**
 * The addresses of all pages that the router has behind the sign-in, as they stand there (`/projects/$projectId/gold`), so that
 * a new page is covered by itself.
 */
export function routePaths(): string[] {
  const router = sources.map((source) => readFileSync(source, 'utf8')).join('')
  const routes = router.matchAll(/getParentRoute: \(\) => (inside|project),\s*path: '([^']*)'/g)
  const paths = [...routes].map(([, parent, path = '']) =>
    (parent === 'project' ? `/projects/$projectId${path}` : path).replace(/(.)\/$/, '$1'),
  )
  return [...new Set(paths)].sort()
}

/** An address with its parameters filled in; throws for one that is not given. */
export function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\$(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`the page ${path} needs ${name}`)
    return value
  })
}
