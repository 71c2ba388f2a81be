export type Platform = 'mac' | 'other'

let known: Platform | undefined

/** Whose key names and Mod key apply: Command on Apple's systems, Control elsewhere. Asked of the browser once. */
export function platform(): Platform {
  known ??= /mac|iphone|ipad|ipod/i.test(globalThis.navigator?.userAgent ?? '') ? 'mac' : 'other'
  return known
}
