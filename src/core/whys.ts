import { whys as known } from '#contract/words.ts'

/** What can decide between two lists. */
export type Why = (typeof known)[number]

/**
 * The reasons picked for a preference and the words beside them. They are kept in the explanation, as `[relevance, quality] words`,
 * so that they are stored, corrected and exported with it.
 */
export function splitWhys(explanation: string): { whys: Why[]; text: string } {
  const match = /^\[([a-z]+(?:, [a-z]+)*)\](?: |$)/.exec(explanation)
  const named = match?.[1]?.split(', ') ?? []
  const whys = known.filter((why) => named.includes(why))
  if (!match || whys.length < named.length) return { whys: [], text: explanation }
  return { whys, text: explanation.slice(match[0].length) }
}

/** The explanation for reasons and words; the reverse of `splitWhys`. */
export function joinWhys(whys: readonly Why[], text: string): string {
  if (whys.length === 0) return text
  return `[${known.filter((why) => whys.includes(why)).join(', ')}] ${text}`.trimEnd()
}
