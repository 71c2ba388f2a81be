import { signalLimits } from './limits.ts'

/** How quickly one person labels: medians and sums in milliseconds. */
export interface Pace {
  personId: string
  labels: number
  medianMs: number
  /** Labels that took less than the least plausible time. */
  tooShort: number
  activeMs: number
  awayMs: number
}

/** A question about a person's pace: `seen` against what is `usual` in milliseconds, and the share that speaks for it. */
export interface PaceQuestion {
  kind: 'too-fast' | 'away'
  personId: string
  labels: number
  seen: number
  usual: number
  share: number
}

/**
 * What to ask about the pace of people; each is held against the others' medians: too fast against their lower median,
 * slow against their upper one, so that where few are compared the odd one out is asked and not the rest.
 */
export function paceQuestions(paces: readonly Pace[]): PaceQuestion[] {
  const known = paces.filter(({ labels }) => labels >= signalLimits.speedLabels)
  return known.flatMap((own) => {
    const others = known.filter((other) => other !== own).map(({ medianMs }) => medianMs)
    const [lower, upper] = middles(others)
    const { personId, labels, medianMs: seen } = own
    const short = own.tooShort / labels
    const away = own.awayMs / Math.max(1, own.activeMs + own.awayMs)
    const isFast = short >= signalLimits.fastShare || (lower !== null && seen < lower * signalLimits.fastRatio)
    const isSlow = away >= signalLimits.awayShare || (upper !== null && seen > upper * signalLimits.slowRatio)
    return [
      ...(isFast ? [{ kind: 'too-fast' as const, personId, labels, seen, usual: lower ?? seen, share: short }] : []),
      ...(isSlow ? [{ kind: 'away' as const, personId, labels, seen, usual: upper ?? seen, share: away }] : []),
    ]
  })
}

function middles(values: number[]): [number | null, number | null] {
  const ordered = [...values].sort((a, b) => a - b)
  return [ordered[Math.ceil(ordered.length / 2) - 1] ?? null, ordered[Math.floor(ordered.length / 2)] ?? null]
}
