import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SampleFiles } from '../../deps.ts'

/** All files below a folder: path with forward slashes, and content. */
export function readFolder(folder: string): Map<string, Uint8Array<ArrayBuffer>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const entry of readdirSync(folder, { recursive: true })) {
    const path = join(folder, String(entry))
    if (statSync(path).isFile())
      files.set(relative(folder, path).split(sep).join('/'), new Uint8Array(readFileSync(path)))
  }
  return files
}

/** Where the sample lies, seen from the built server. */
const besideTheBuild = new URL('../../src/server/samples/first-look', import.meta.url)

/** The sample project's files; null where they were left out. */
export async function readSampleFiles(folder = besideTheBuild): Promise<SampleFiles | null> {
  try {
    return readFolder(fileURLToPath(folder))
  } catch {
    return null
  }
}
