/** Intl tags where the plain one prints what our readers do not expect (American dates, Buddhist years, other digits). */
const formatting: Record<string, string> = {
  ar: 'ar-u-nu-latn',
  en: 'en-GB',
  hi: 'hi-u-nu-latn',
  th: 'th-u-ca-gregory-nu-latn',
}

/** Numbers, dates, lists and names of languages and countries, as one language writes them. */
export interface Format {
  number: (value: number) => string
  percent: (share: number) => string
  /** A figure such as a coefficient, with three decimals; `signed` writes its plus, too. */
  figure: (value: number) => string
  signed: (value: number) => string
  /** The p of a test; of less than a thousandth only that it is less. */
  chance: (value: number) => string
  /** A figure with two decimals, such as a coefficient beside its standard. */
  hundredths: (value: number) => string
  /** A number with at most one decimal. */
  tenths: (value: number) => string
  /** Seconds with at most one decimal, such as “12.5 sec”. */
  seconds: (value: number) => string
  /** A number of days in the fewest letters, such as “12d”. */
  daysShort: (value: number) => string
  /** A month given as “2026-11”. */
  month: (month: string) => string
  date: (moment: string) => string
  /** A day given as “2027-03-01”, the same in every time zone. */
  day: (day: string) => string
  /** A day without its year, as the axis of a picture has it. */
  dayOfMonth: (day: string) => string
  /** From one day to another, saying once what both share: “3–9 December 2026”. */
  days: (from: string, to: string) => string
  /** Money in minor units, in few letters: “€1.2K”. */
  moneyRough: (minor: number, currency: string) => string
  /** Money in minor units of an ISO 4217 currency; parts of a minor unit are told with two more decimals. */
  money: (minor: number, currency: string) => string
  /** A currency's code with its name. */
  currency: (code: string) => string
  dateTime: (moment: string) => string
  time: (moment: string) => string
  /** How far a moment lies from `now`, in the largest fitting unit: “3 hours ago”, “tomorrow”. */
  relative: (moment: string, now?: number) => string
  /** A length of time in seconds, as “40 sec”, “5 min” or “1 hr 5 min”; minutes are rounded up. */
  duration: (seconds: number) => string
  list: (items: string[]) => string
  language: (tag: string) => string
  region: (code: string) => string
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    // A free label of the team is its own name.
    return code
  }
}

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

function createRelative(locale: string): Format['relative'] {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return (moment, now = Date.now()) => {
    const seconds = (Date.parse(moment) - now) / 1000
    if (Number.isNaN(seconds)) return moment
    const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const)
    return format.format(Math.trunc(seconds / length), unit)
  }
}

function createDuration(locale: string, lists: Intl.ListFormat): Format['duration'] {
  const of = (value: number, unit: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
  return (seconds) => {
    if (seconds < 60) return of(Math.max(0, Math.round(seconds)), 'second')
    const minutes = Math.ceil(seconds / 60)
    if (minutes < 60) return of(minutes, 'minute')
    const hours = of(Math.floor(minutes / 60), 'hour')
    return minutes % 60 === 0 ? hours : lists.format([hours, of(minutes % 60, 'minute')])
  }
}

const digitsOf = (locale: string, currency: string) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** Money as one text. In a line from right to left, which Intl begins with a mark of it, a sign such as “US$” is kept whole: it would fall apart into “$US”. */
function together(parts: Intl.NumberFormatPart[]): string {
  const isRtl = parts[0]?.value.startsWith('\u200f')
  const isSign = (type: string, value: string) => type === 'currency' && /[a-z]/i.test(value)
  return parts.map(({ type, value }) => (isRtl && isSign(type, value) ? `\u2066${value}\u2069` : value)).join('')
}

function createMoney(locale: string): Format['money'] {
  return (minor, currency) => {
    const digits = digitsOf(locale, currency)
    const more = Number.isInteger(minor) ? 0 : 2
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: digits + more })
    return together(format.formatToParts(minor / 10 ** digits))
  }
}

function createMoneyRough(locale: string): Format['moneyRough'] {
  return (minor, currency) => {
    const short = { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 } as const
    return together(new Intl.NumberFormat(locale, short).formatToParts(minor / 10 ** digitsOf(locale, currency)))
  }
}

const numbersOf = new Map<string, Intl.NumberFormat>()

/** A value as a text in this language says it: a number with its groups and at most three decimals, all else as it is. */
export function writeValue(value: unknown, _format?: string, language = 'en'): string {
  if (typeof value !== 'number') return value as string
  // Sentences with numbers are drawn at every key, and an Intl format is dear to make.
  const numbers = numbersOf.get(language) ?? new Intl.NumberFormat(formatting[language] ?? language)
  numbersOf.set(language, numbers)
  return numbers.format(value)
}

/** Makes the formats of an interface language; a wrong date comes back as it was. */
export function createFormat(language: string): Format {
  const locale = formatting[language] ?? language
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  const regions = new Intl.DisplayNames(locale, { type: 'region' })
  const currencies = new Intl.DisplayNames(locale, { type: 'currency' })
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const decimals = { minimumFractionDigits: 3, maximumFractionDigits: 3 }
  const figures = new Intl.NumberFormat(locale, decimals)
  const signs = new Intl.NumberFormat(locale, { ...decimals, signDisplay: 'exceptZero' })
  const hundredths = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const inSeconds = { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 1 } as const
  const seconds = new Intl.NumberFormat(locale, inSeconds)
  const ranges = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' })
  const shortDays = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'narrow' })
  const months = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' })
  const lists = new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' })
  const at = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options)
    return (moment: string) => (Number.isNaN(Date.parse(moment)) ? moment : format.format(new Date(moment)))
  }
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    figure: (value) => figures.format(value),
    chance: (value) => (value < 0.001 ? `\u2066< ${figures.format(0.001)}\u2069` : figures.format(value)),
    signed: (value) => signs.format(value),
    hundredths: (value) => hundredths.format(value),
    tenths: (value) => tenths.format(value),
    seconds: (value) => seconds.format(value),
    daysShort: (value) => shortDays.format(value),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    date: at({ dateStyle: 'medium' }),
    day: at({ dateStyle: 'medium', timeZone: 'UTC' }),
    dayOfMonth: at({ day: 'numeric', month: 'short', timeZone: 'UTC' }),
    days: (from, to) => ranges.formatRange(new Date(from), new Date(to)),
    moneyRough: createMoneyRough(locale),
    money: createMoney(locale),
    currency: (code) => {
      const name = nameOf(currencies, code)
      return name === code ? code : `${code} – ${name}`
    },
    dateTime: at({ dateStyle: 'medium', timeStyle: 'short' }),
    time: at({ timeStyle: 'short' }),
    relative: createRelative(locale),
    duration: createDuration(locale, lists),
    list: (items) => lists.format(items),
    language: (tag) => nameOf(names, tag),
    region: (code) => nameOf(regions, code),
  }
}
