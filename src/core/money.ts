/** How many decimals the minor unit of an ISO 4217 currency stands for: 2 for the euro, 0 for the yen. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** An amount as people write it, such as 12.5 euro, in minor units. */
export function toMinor(amount: number, currency: string): number {
  return Math.round(amount * 10 ** minorDigits(currency))
}

/** Minor units as people write them. */
export function fromMinor(minor: number, currency: string): number {
  return minor / 10 ** minorDigits(currency)
}
