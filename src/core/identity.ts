/**
 * One key for a query's identity within a project: its external id (or, where the file has none, its text), language
 * and market. Equal exactly when all three are.
 */
export function queryKey(externalId: string, language: string, market: string): string {
  return JSON.stringify([externalId, language, market])
}

/** A function that gives `q1`, `q2` … for queries without an id, each once, leaving out those `isTaken` knows. */
export function queryIdMaker(isTaken: (id: string) => boolean): () => string {
  let n = 0
  return function nextId() {
    do n += 1
    while (isTaken(`q${n}`))
    return `q${n}`
  }
}

/** The first of `q1`, `q2` … that is not among `existing`; for many at once, `queryIdMaker` is faster. */
export function nextQueryId(existing: Iterable<string>): string {
  const taken = new Set(existing)
  return queryIdMaker((id) => taken.has(id))()
}

/**
 * A BCP-47 tag in canonical form (`EN_us` → `en-US`, `zh-hant-tw` → `zh-Hant-TW`), or null if it is not one. Names such
 * as `english` are refused although the grammar would allow them: no language is registered with more than three letters.
 */
export function normaliseLanguage(tag: string): string | null {
  const text = tag.trim().replaceAll('_', '-')
  if (text.length > 35 || !/^[a-z]{2,3}(?:-|$)/i.test(text)) return null
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null
  } catch {
    return null
  }
}

/**
 * A market: two letters are an ISO 3166 code and become upper case (`de` → `DE`); anything else is a label of the team,
 * kept as written, with white space folded. Null if it is empty, longer than 20, or holds control characters.
 */
export function normaliseMarket(text: string): string | null {
  const label = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (label === '' || label.length > 20 || /[\p{Cc}\p{Cs}]/u.test(label)) return null
  return /^[a-z]{2}$/i.test(label) ? label.toUpperCase() : label
}

/** Whether an id holds white space of any kind or a control character, on which readers of TREC files part columns. */
export function hasWhiteSpace(id: string): boolean {
  return /[\s\p{Cc}]/u.test(id)
}
