import type { ContentKind } from '#contract/basics.ts'
import type { Level, ViewRange } from '#contract/viewing.ts'
import { levels, textFormAt } from '#core/viewing.ts'

/** What the steps of a result follow from. */
export interface Masked {
  kind: ContentKind
  range: ViewRange
  /** Whether the picture at the start level is here. */
  hasPreview: boolean
}

/** Whether it has only words. */
export function isWords(kind: ContentKind): boolean {
  return kind === 'text' || kind === 'page'
}

/** The level that something is shown at before anybody raises it; the card where the picture for it is missing. */
export function startLevelOf({ kind, range, hasPreview }: Masked): Level {
  if (isWords(kind)) return range.text
  return hasPreview ? range.start : 0
}

/** How the words look at a level; at the start they may be held back further than the picture. */
export function formAt(masked: Masked, level: Level): ReturnType<typeof textFormAt> {
  return textFormAt(level === startLevelOf(masked) ? (Math.min(level, masked.range.text) as Level) : level)
}

/** The levels that each show something else than the one below, from the card up to the highest that may be reached. */
export function stepsOf(masked: Masked, most: Level): Level[] {
  const { kind, range } = masked
  const top = Math.min(range.most, most)
  const start = startLevelOf(masked)
  const changesWords = (level: Level) => level > 0 && textFormAt(level) !== textFormAt((level - 1) as Level)
  const shows = (level: Level) => changesWords(level) || (!isWords(kind) && (range.hasPictures || level > 3))
  return levels.filter((level) => level === 0 || level === start || (level <= top && shows(level)))
}
