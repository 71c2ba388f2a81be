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
  date: (moment: string) => string
  dateTime: (moment: string) => string
  time: (moment: string) => string
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

/** Makes the formats of an interface language; a wrong date comes back as it was. */
export function createFormat(language: string): Format {
  const locale = formatting[language] ?? language
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  const regions = new Intl.DisplayNames(locale, { type: 'region' })
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const lists = new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' })
  const at = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options)
    return (moment: string) => (Number.isNaN(Date.parse(moment)) ? moment : format.format(new Date(moment)))
  }
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    date: at({ dateStyle: 'medium' }),
    dateTime: at({ dateStyle: 'medium', timeStyle: 'short' }),
    time: at({ timeStyle: 'short' }),
    list: (items) => lists.format(items),
    language: (tag) => nameOf(names, tag),
    region: (code) => nameOf(regions, code),
  }
}
