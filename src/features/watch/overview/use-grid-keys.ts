import { type KeyboardEvent, useState } from 'react'

const moves: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

/**
 * Arrows between the places of a grid, of which Tab reaches one, as the ARIA pattern has it. Buttons carry `data-row` and `data-column`; a place without
 * a button is passed over. `size` is the number of rows and columns; `first` is where Tab leads to begin with.
 */
export function useGridKeys(size: { rows: number; columns: number }, first: [number, number]) {
  const [at, setAt] = useState<[number, number] | null>(null)
  const [row, column] = at ?? first
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move = moves[event.key]
    const from = event.target instanceof HTMLElement ? event.target.dataset : {}
    if (!move || from.row === undefined || from.column === undefined) return
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1
    let [r, c] = [Number(from.row), Number(from.column)]
    event.preventDefault()
    for (;;) {
      r += move[0]
      c += move[1] * rtl
      if (r < 0 || c < 0 || r >= size.rows || c >= size.columns) return
      const next = event.currentTarget.querySelector<HTMLElement>(`[data-row="${r}"][data-column="${c}"]`)
      if (!next) continue
      setAt([r, c])
      next.focus()
      return
    }
  }
  const place = (r: number, c: number) => ({
    'data-row': r,
    'data-column': c,
    tabIndex: r === row && c === column ? 0 : -1,
    onFocus: () => setAt([r, c]),
  })
  return { onKeyDown, place }
}
