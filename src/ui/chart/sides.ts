/**
 * How a picture stands in a page that is read from right to left: its first axis runs the other way, and the axis of heights and of names stands at the
 * right. `margin` is the room for that axis in px.
 */
export function sidesOf(isRtl: boolean, margin: number) {
  return {
    margins: isRtl ? { marginRight: margin, marginLeft: 24 } : { marginLeft: margin, marginRight: 24 },
    x: { reverse: isRtl },
    axis: isRtl ? ('right' as const) : ('left' as const),
    /** Where text ends that begins at its place and runs away from the axis. */
    anchor: isRtl ? ('end' as const) : ('start' as const),
  }
}
