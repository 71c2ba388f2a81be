import { readdirSync, readFileSync } from 'node:fs'

const app = new URL('../../src/app/', import.meta.url)
/** What says which pages there are, wherever it stands. */
const sources = readdirSync(app)
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => readFileSync(new URL(name, app), 'utf8'))
  .filter((text) => text.includes('createRoute('))

/**
 * The addresses of all pages that the router has behind the sign-in, as they stand there (`/projects/$projectId/gold`), so that
 * a new page is covered by itself.
 */
export function routePaths(): string[] {
  const router = sources.join('')
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
