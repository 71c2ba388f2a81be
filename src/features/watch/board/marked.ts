/** The days that stand under a picture: the last, and every seventh before it. */
export function marked(days: readonly { day: string }[]): string[] {
  return days.filter((_, at) => (days.length - 1 - at) % 7 === 0).map(({ day }) => day)
}
