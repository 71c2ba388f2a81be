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

/** What to ask about the pace of people; each is held against the lower median of the others' medians. */
export function paceQuestions(paces: readonly Pace[]): PaceQuestion[] {
  const known = paces.filter(({ labels }) => labels >= signalLimits.speedLabels)
  return known.flatMap((own) => {
    const others = known.filter((other) => other !== own).map(({ medianMs }) => medianMs)
    const usual = middle(others)
    const { personId, labels, medianMs: seen } = own
    const short = own.tooShort / labels
    const away = own.awayMs / Math.max(1, own.activeMs + own.awayMs)
    const isFast = short >= signalLimits.fastShare || (usual !== null && seen < usual * signalLimits.fastRatio)
    const isSlow = away >= signalLimits.awayShare || (usual !== null && seen > usual * signalLimits.slowRatio)
    return [
      ...(isFast ? [{ kind: 'too-fast' as const, personId, labels, seen, usual: usual ?? seen, share: short }] : []),
      ...(isSlow ? [{ kind: 'away' as const, personId, labels, seen, usual: usual ?? seen, share: away }] : []),
    ]
  })
}

function middle(values: number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? null
}
