import type { Treatment } from '#contract/basics.ts'

/** What a preview can show. A `card` stands for content that was not sent at all. */
export interface Content {
  kind: 'video' | 'image' | 'text' | 'page' | 'card'
  treatment: Treatment
  /** For a card: empty, since a masked title is not sent either. */
  title: string
  /** Language of title and text (BCP 47), so that fonts and voices fit. */
  lang?: string | undefined
  src?: string | undefined
  poster?: string | undefined
  captions?: readonly { language: string; src: string }[] | undefined
  /** What a person who cannot see it hears; the title where it is left out. */
  alt?: string | undefined
  text?: string | undefined
  /** Width by height; without it the box is 16:9 until the file says better. */
  aspect?: number | undefined
  /** For a card: the predicted category, already in the reader's words, and its severity. */
  category?: string | undefined
  severity?: number | undefined
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
export function isHidden({ kind, treatment }: Pick<Content, 'kind' | 'treatment'>): boolean {
  return kind === 'card' || !shownOpenly.includes(treatment)
}
