import { remember } from './remember.ts'

const parts = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const

/** A format takes a hundred times as long to make as to use. */
const formatOf = remember(
  500,
  (timeZone) =>
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    }),
)

/** What a clock in the zone shows at the moment, as if it were UTC, in ms. */
function shown(at: Date, timeZone: string): number {
  const found = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) => found[part])
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The zone if it is one, else UTC: a person's limits hold whatever their settings say. */
export function zoneOf(timeZone: string | null | undefined): string {
  try {
    return formatOf(timeZone ?? 'UTC').resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

/** When the day of a moment began in a zone; where the clock was put forward over midnight, its first moment. */
export function startOfDay(at: Date, zone: string): Date {
  const midnight = Math.floor(shown(at, zone) / 86_400_000) * 86_400_000
  // The offset may differ between now and midnight: taken once at the guess, and once more at what follows from it.
  let guess = midnight
  for (let n = 0; n < 2; n++) guess = midnight - (shown(new Date(guess), zone) - guess)
  while (shown(new Date(guess), zone) < midnight) guess += 60 * 60_000
  return new Date(guess)
}
