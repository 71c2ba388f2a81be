const digit = /^\p{Nd}$/u
const latin = /^\p{Script=Latin}/u
const letterOrMark = /^[\p{L}\p{M}]/u

/** The value 0–9 of a decimal digit of any script, or null. Unicode keeps each ten in one run, in order. */
export function digitValue(char: string): number | null {
  if (!digit.test(char)) return null
  const code = char.codePointAt(0) ?? 0
  let first = code
  while (digit.test(String.fromCodePoint(first - 1))) first -= 1
  return (code - first) % 10
}

/** Signs that other scripts write with a character of their own. */
const signs: Record<string, string> = { '؟': '?', '،': ',', '۔': '.' }

/**
 * What a typed character counts as: a digit as 0–9, a Latin letter in lower case, fullwidth forms as ASCII.
 * All four Turkish i's are one, or CapsLock would turn the dotless one into another key.
 */
export function foldChar(char: string): string {
  const code = char.codePointAt(0) ?? 0
  const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : char
  const value = digitValue(narrow)
  if (value !== null) return String(value)
  if (narrow === 'ı' || narrow === 'İ') return 'i'
  return signs[narrow] ?? narrow.toLowerCase()
}

/** Whether a character is a Latin letter, accented ones included. */
export function isLatinLetter(char: string): boolean {
  return latin.test(char)
}

/** Whether text was written by a key of a script other than Latin (letters and their marks). */
export function isOtherScript(text: string): boolean {
  return letterOrMark.test(text) && !latin.test(text)
}
