// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../../..', import.meta.url))

const installStamp = join(root, 'node_modules/.touchstone-install')
const buildStamp = join(root, 'dist/.touchstone-build')

/** Ends with a clear word where Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Touchstone needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

function* filesBelow(path) {
  if (!existsSync(path)) return
  if (statSync(path).isFile()) {
    yield path
    return
  }
  for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name))
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of filesBelow(join(root, path)))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

const stampIs = (file, value) => existsSync(file) && readFileSync(file, 'utf8') === value

function stamp(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, value)
}

/** Runs a program of npm's in the checkout; ends with its exit code and a word when it fails. */
export function run(command, args, what, { quiet = false } = {}) {
  const windows = process.platform === 'win32'
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    encoding: 'utf8',
    shell: windows,
  })
  if (done.status === 0) return
  if (quiet) process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`)
  console.error(
    `${what} failed${done.error ? ` (${done.error.message})` : ''}. Repeat it with: ${command} ${args.join(' ')}`,
  )
  process.exit(done.status ?? 1)
}

/** Installs what package-lock.json names, unless that is here already. */
export function installIfNeeded() {
  const wanted = hashOf(['package-lock.json'])
  if (stampIs(installStamp, wanted)) return
  console.log('Installing dependencies…')
  run('npm', ['ci', '--no-audit', '--no-fund'], 'Installing', { quiet: true })
  stamp(installStamp, wanted)
}

/** Builds client and server, unless nothing changed since the last build. */
export function buildIfNeeded() {
  const wanted = hashOf(['src', 'locales', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'])
  if (stampIs(buildStamp, wanted)) return
  console.log('Building…')
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']
  run(process.execPath, vite, 'Building the client', { quiet: true })
  const squeeze = [join(root, 'src/server/cli/precompress.mjs'), join(root, 'dist/client/assets')]
  run(process.execPath, squeeze, 'Compressing the client', { quiet: true })
  run(process.execPath, [...vite, '--ssr'], 'Building the server', { quiet: true })
  stamp(buildStamp, wanted)
}
