import type { Evidence } from '#contract/safety.ts'

/** The clip in view, if there is one. */
function clip(): HTMLVideoElement | null {
  return document.querySelector<HTMLVideoElement>('#main section video')
}

/** Whether there is a clip whose times can be evidence. */
export function hasClip(): boolean {
  return clip() !== null
}

/** Where the clip in view stands, in ms; null where there is none. */
export function clipTime(): number | null {
  const time = clip()?.currentTime
  return time === undefined ? null : Math.round(time * 1000)
}

/** The two times as evidence, whichever was marked first. */
export function timeRange(a: number, b: number): Evidence {
  return { kind: 'time', fromMs: Math.min(a, b), toMs: Math.max(a, b) }
}

const fields = ['title', 'snippet', 'text'] as const

/**
 * The selected words of the text in view as evidence, in letters of the original (UTF-16); null where nothing is selected, more than one field
 * is, or where the words are not the original ones.
 */
export function selectedSpan(): Evidence | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const start = range.startContainer.parentElement?.closest<HTMLElement>('[data-field]')
  if (!start?.contains(range.endContainer)) return null
  const field = fields.find((one) => one === start.dataset.field)
  if (!field) return null
  const before = document.createRange()
  before.selectNodeContents(start)
  before.setEnd(range.startContainer, range.startOffset)
  const from = before.toString().length + Number(start.dataset.from ?? 0)
  const to = from + range.toString().length
  return to > from ? { kind: 'span', field, from, to } : null
}
