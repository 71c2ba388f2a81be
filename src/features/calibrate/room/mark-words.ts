import type { Pointer } from '#contract/calibration.ts'

type Span = Extract<Pointer, { kind: 'span' }>

/** The place in a text, counted from its beginning: the node and the letters in it. */
function placeIn(text: HTMLElement, at: number): [Node, number] | null {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  let left = at
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (left <= length) return [node, left]
    left -= length
  }
  return null
}

/** Marks words of a result where they stand, if they are on view and the browser can; answers how to take the mark away. */
export function markWords(within: HTMLElement, { field, from, to }: Span): () => void {
  const text = within.querySelector<HTMLElement>(`[data-field=${field}]`)
  const marks = globalThis.CSS?.highlights
  if (!text || !marks) return () => {}
  const skipped = Number(text.dataset.from ?? 0)
  const [begin, end] = [placeIn(text, from - skipped), placeIn(text, to - skipped)]
  if (!begin || !end) return () => {}
  const range = new Range()
  range.setStart(...begin)
  range.setEnd(...end)
  marks.set('pointed', new Highlight(range))
  begin[0].parentElement?.scrollIntoView({ block: 'nearest' })
  return () => void marks.delete('pointed')
}
