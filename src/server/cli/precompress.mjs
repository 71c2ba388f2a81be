// Makes the scripts and style sheets of a build as small as they get, once, beside them: a server that does it as it goes has no time for that.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

/** What is smaller is not worth the time. */
const least = 4096
const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
const folder = argv[2] ?? '.'

async function squeeze(name) {
  const path = join(folder, name)
  const raw = readFileSync(path)
  if (raw.length >= least) writeFileSync(`${path}.br`, await promisify(brotliCompress)(raw, { params }))
}

await Promise.all(
  readdirSync(folder)
    .filter((name) => /\.(js|css)$/.test(name))
    .map(squeeze),
)
