import type { PlotOptions } from '@observablehq/plot'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { untilHere } from '#browser/until-here.ts'

type Plot = typeof import('@observablehq/plot')

/** Makes the options of a picture that is so wide. */
export type Draw = (plot: Plot, size: { width: number; isRtl: boolean }) => PlotOptions

/** Where nothing is laid out, a picture is so wide in px. */
const usualWidth = 640

/** The drawing in the page's own type and colours. Its own style element goes: the content security policy forbids it. */
function drawn(plot: Plot, options: PlotOptions, { width, height }: { width: number; height: number }) {
  const svg = plot.plot({ width, height, ...options })
  for (const style of svg.querySelectorAll('style')) style.remove()
  svg.setAttribute('aria-hidden', 'true')
  return svg
}

/** Loads what draws once there is a picture, draws into `frame`, and anew whenever its width or what is drawn changes. */
export function useDrawing(draw: Draw, height: number) {
  const { i18n } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const [hasFailed, setFailed] = useState(false)
  const isRtl = i18n.dir() === 'rtl'
  useEffect(() => {
    const element = frame.current
    if (!element) return
    let [isOver, last] = [false, 0]
    let paint: (() => void) | null = null
    const sizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => paint?.())
    sizes?.observe(element)
    untilHere(() => import('@observablehq/plot')).then(
      (plot) => {
        if (isOver) return
        paint = () => {
          const width = Math.round(element.clientWidth) || usualWidth
          if (width === last) return
          last = width
          element.replaceChildren(drawn(plot, draw(plot, { width, isRtl }), { width, height }))
        }
        paint()
      },
      () => !isOver && setFailed(true),
    )
    return () => {
      isOver = true
      sizes?.disconnect()
    }
  }, [draw, height, isRtl])
  return { frame, hasFailed }
}
