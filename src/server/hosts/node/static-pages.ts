import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { policyWith, securityHeaders } from '../../middleware/security-headers.ts'
import { readFolder } from './files.ts'

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
}

interface File {
  type: string
  raw: Uint8Array<ArrayBuffer>
  br?: Uint8Array<ArrayBuffer>
  gzip?: Uint8Array<ArrayBuffer>
}

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }

function compress(file: File, encoding: 'br' | 'gzip'): Uint8Array<ArrayBuffer> {
  file[encoding] ??= new Uint8Array(encoding === 'br' ? brotliCompressSync(file.raw, quality) : gzipSync(file.raw))
  return file[encoding]
}

/** All that a browser heeds of a script or a style sheet, which are no pages: dozens of them come with the first one. */
const partHeaders = ['x-content-type-options', 'cross-origin-resource-policy']

function headersFor({ type }: File, isFile: boolean): Headers {
  const isPart = isFile && /^text\/(javascript|css)/.test(type)
  const all = Object.entries(securityHeaders)
  return new Headers(isPart ? all.filter(([name]) => partHeaders.includes(name)) : all)
}

/** Serves the built client from memory; a path that is no file is a page of the application, which may show media from `origins`. */
export function staticPages(
  folder: string,
  origins: () => Promise<readonly string[]>,
): (request: Request) => Promise<Response> {
  const files = new Map<string, File>()
  const found = readFolder(folder)
  for (const [path, raw] of found) {
    // The build has compressed what is large, beside it.
    if (path.endsWith('.br')) continue
    const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    const br = found.get(`${path}.br`)
    files.set(`/${path}`, { type, raw, ...(br && { br }) })
  }
  return async function servePage(request) {
    const { pathname } = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: securityHeaders })
    const isFile = pathname !== '/' && files.has(pathname)
    const file = files.get(isFile ? pathname : '/index.html')
    // A missing file under /assets is an old page asking for a build that is gone, not a page of ours.
    if (!file || (!isFile && pathname.startsWith('/assets/')))
      return new Response('Not found', { status: 404, headers: securityHeaders })
    const headers = headersFor(file, isFile)
    if (!isFile) headers.set('content-security-policy', policyWith(await origins()))
    headers.set('content-type', file.type)
    headers.set('cache-control', pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    headers.set('vary', 'accept-encoding')
    const accepted = request.headers.get('accept-encoding') ?? ''
    const encoding = (['br', 'gzip'] as const).find((one) => accepted.includes(one))
    if (!encoding || !/^(text|application\/json|image\/svg)/.test(file.type)) return new Response(file.raw, { headers })
    headers.set('content-encoding', encoding)
    return new Response(compress(file, encoding), { headers })
  }
}
