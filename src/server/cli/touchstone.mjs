#!/usr/bin/env node
// `touchstone <verb>`: builds the commands if needed, which takes a second, and runs one. Only Vite is needed for it.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkNode, root } from './prepare.mjs'

checkNode()
const built = join(root, 'dist/cli')
const stamp = join(built, 'stamp')

/** The commands' own sources are few, so that looking whether they changed takes some milliseconds. */
function sources() {
  const hash = createHash('sha256')
  for (const folder of ['src/core', 'src/server/cli'])
    for (const name of readdirSync(join(root, folder), { recursive: true }).map(String).sort())
      if (/(?<!\.test)\.(ts|mjs)$/.test(name)) hash.update(name).update(readFileSync(join(root, folder, name)))
  return hash.digest('hex')
}

async function build(wanted) {
  const { build } = await import('vite').catch(() => {
    console.error('Touchstone is not installed here yet: run npm install first.')
    process.exit(1)
  })
  await build({
    ...{ root, configFile: false, logLevel: 'error', publicDir: false },
    build: {
      ...{ ssr: true, outDir: built, target: 'node20', emptyOutDir: false },
      rolldownOptions: { input: { touchstone: join(root, 'src/server/cli/touchstone.ts') } },
    },
  })
  mkdirSync(built, { recursive: true })
  writeFileSync(stamp, wanted)
}

// `npm run` works in the checkout; files are named from where the person stands.
if (process.env.npm_lifecycle_event === 'touchstone' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
const wanted = sources()
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) await build(wanted)
const { main } = await import(join(built, 'touchstone.js'))
process.exitCode = await main(process.argv.slice(2))
