import { runProgram } from './run-program.ts'

/** The ffmpeg that makes stills and silent clips, and where it comes from. */
export interface Decoder {
  path: string
  from: 'system' | 'bundled'
  version: string
}

async function versionOf(path: string): Promise<string | null> {
  const { ok, out } = await runProgram(path, ['-hide_banner', '-version'], { ms: 5000, bytes: 65_536 })
  return ok ? (/^ffmpeg version (\S+)/.exec(String(out))?.[1] ?? null) : null
}

/** Brings an ffmpeg where npm could install it. */
const bundledPackage: string = '@ffmpeg-installer/ffmpeg'

async function bundledPath(): Promise<string | null> {
  try {
    // By a name that the compiler does not look up: the package is missing where it has no build for the machine.
    const { default: bundled } = (await import(bundledPackage)) as { default: { path: string } }
    return bundled.path
  } catch {
    return null
  }
}

/** The system's ffmpeg ($TOUCHSTONE_FFMPEG names another), else the one that npm brings, of 2018; null where neither runs: clips are cards then. */
export async function findDecoder(own: string | undefined): Promise<Decoder | null> {
  const system = own || 'ffmpeg'
  const version = await versionOf(system)
  if (version) return { path: system, from: 'system', version }
  const path = await bundledPath()
  const bundled = path && (await versionOf(path))
  return path && bundled ? { path, from: 'bundled', version: bundled } : null
}
