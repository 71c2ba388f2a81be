import type { ContentKind, Treatment } from '#contract/basics.ts'
import type { Card } from '#contract/safety.ts'
import type { Preview, ViewRange } from '#contract/viewing.ts'

/** What came in place of masked content: all that may be known of it before anybody looks. */
export interface Mask {
  card: Card | null
  /** Where it starts and how far it can be raised; null where it cannot. */
  range: ViewRange | null
  preview: Preview | null
  /** Masked words, as the server made them; empty where they start as a card. */
  title: string
  text: string
}

/** What a preview can show. */
export interface Content {
  kind: ContentKind
  treatment: Treatment
  /** Empty for what is masked, as everything below. */
  title: string
  /** Language of title and text (BCP 47), so that fonts and voices fit. */
  lang?: string | undefined
  src?: string | undefined
  mime?: string | undefined
  poster?: string | undefined
  captions?: readonly { language: string; src: string }[] | undefined
  /** What a person who cannot see it hears; the title where it is left out. */
  alt?: string | undefined
  text?: string | undefined
  /** Width by height; without it the box is 16:9 until the file says better. */
  aspect?: number | undefined
  mask?: Mask | undefined
}

/** What the keys do to the player in view; every call is safe at any time. */
export interface MediaHandle {
  togglePlay: () => void
  stepFrame: (by: 1 | -1) => void
  seekBy: (seconds: number) => void
  changeSpeed: (by: 1 | -1) => void
  toggleCaptions: () => void
  toggleMute: () => void
}

const shownOpenly: readonly Treatment[] = ['T0', 'T1']

/** Whether content must stay hidden: told so, or treated T2 or stricter, whatever else came along with it. */
export function isHidden({ mask, treatment }: Pick<Content, 'mask' | 'treatment'>): boolean {
  return mask !== undefined || !shownOpenly.includes(treatment)
}
