/** A harmless picture, drawn: hills, a sun and a house, by number; `width` wide at most, grey or in colour, as a data address. */
export function drawn(seed: number, width: number, isGrey: boolean): string {
  const isTall = seed % 5 === 1 || seed % 5 === 4
  const [w, h] = isTall ? [360, 640] : [640, 360]
  const scale = Math.min(1, width / w)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(w * scale))
  canvas.height = Math.max(1, Math.round(h * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return ''
  if (isGrey) pen.filter = 'grayscale(1)'
  pen.scale(scale, scale)
  const hue = (seed * 47) % 360
  pen.fillStyle = `hsl(${hue} 60% 78%)`
  pen.fillRect(0, 0, w, h)
  pen.fillStyle = `hsl(${(hue + 40) % 360} 90% 65%)`
  pen.beginPath()
  pen.arc(w * 0.75, h * 0.25, 46, 0, 7)
  pen.fill()
  for (const [at, light] of [
    [0.55, 52],
    [0.7, 40],
    [0.85, 28],
  ] as const) {
    pen.fillStyle = `hsl(${(hue + 100) % 360} 35% ${light}%)`
    pen.beginPath()
    pen.moveTo(0, h)
    for (let x = 0; x <= w; x += 20) pen.lineTo(x, h * at + Math.sin(x / 70 + seed + at * 9) * 26)
    pen.lineTo(w, h)
    pen.fill()
  }
  pen.fillStyle = '#7a4a2a'
  pen.fillRect(w * 0.2, h * 0.6, 90, 70)
  pen.fillStyle = '#d8d0c0'
  pen.fillRect(w * 0.2 + 14, h * 0.6 + 18, 24, 24)
  return canvas.toDataURL()
}
