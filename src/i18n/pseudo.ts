/** The made-up language of development: English with accents, lengthened by a third, in brackets. */
export const pseudoLanguage = 'en-XA'

const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const accented = [...'ÀƁÇÐÉƑĜĤÎĴĶĹṀÑÖÞɊŔŠŢÛṼŴẊÝŽàƀçðéƒĝĥîĵķĺɱñöþɋŕšţûṽŵẋýž']

/** One text in the made-up language; `{{variables}}`, `$t(…)` and `<tags>` stay as they are. */
export function pseudoText(text: string): string {
  const parts = text.split(/(\{\{.*?\}\}|\$t\(.*?\)|<.*?>)/)
  const letters = parts.map((part, at) =>
    at % 2 === 1 ? part : [...part].map((letter) => accented[plain.indexOf(letter)] ?? letter).join(''),
  )
  return `[${letters.join('')}${'~'.repeat(Math.ceil(text.length / 3))}]`
}

/** A whole text file in the made-up language: what is cut off, or not in brackets, shows at once. */
export function pseudoTexts(texts: object): object {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoText(value) : pseudoTexts(value),
    ]),
  )
}
