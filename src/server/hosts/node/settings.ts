import { resolve } from 'node:path'
import { HostError } from '../host-error.ts'

/** How the server was told to run. */
export interface HostSettings {
  port: number
  host: string
  home: string
  databaseUrl: string | null
  origin: string | undefined
  trustProxy: boolean
  logToStdout: boolean
}

/** Reads the settings from environment variables; throws HostError on one that makes no sense. */
export function readSettings(env: NodeJS.ProcessEnv): HostSettings {
  const port = Number(env.PORT ?? 4310)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new HostError(`PORT must be a number from 0 to 65535, not “${env.PORT}”.`)
  const origin = env.TOUCHSTONE_ORIGIN?.replace(/\/$/, '')
  if (origin && !URL.canParse(origin))
    throw new HostError('TOUCHSTONE_ORIGIN must be an address such as https://labels.example.org.')
  return {
    port,
    host: env.HOST ?? '127.0.0.1',
    home: resolve(env.TOUCHSTONE_HOME ?? '.touchstone'),
    databaseUrl: env.DATABASE_URL || null,
    origin,
    trustProxy: env.TOUCHSTONE_TRUST_PROXY === '1',
    logToStdout: env.TOUCHSTONE_LOG === 'stdout',
  }
}
