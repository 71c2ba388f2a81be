/** A decimal number as data files write it (`3`, `-1.50`, `2e-3`), or null; no hexadecimal, no `Infinity`, no blanks inside. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim()
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed)) return null
  const number = Number(trimmed)
  return Number.isFinite(number) ? number : null
}

/** Like `parseNumber`, for whole numbers; `3.000` is one, `3.5` is not. */
export function parseInteger(text: string): number | null {
  const number = parseNumber(text)
  return number !== null && Number.isSafeInteger(number) ? number : null
}
