// The scenes of the sample clips and pictures: each draws one moment `t` (0–1) of a loop on a canvas. Runs in a browser.
const tau = Math.PI * 2
const ease = (x) => x * x * (3 - 2 * x)
const clamp = (x) => Math.max(0, Math.min(1, x))
const rng = (seed) => () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 4294967296

function sky(c, w, h, ...stops) {
  const g = c.createLinearGradient(0, 0, 0, h)
  stops.forEach((color, i) => g.addColorStop(i / (stops.length - 1), color))
  c.fillStyle = g
  c.fillRect(0, 0, w, h)
}
function disc(c, x, y, r, color) {
  c.fillStyle = color
  c.beginPath()
  c.arc(x, y, Math.max(0, r), 0, tau)
  c.fill()
}
function glow(c, x, y, r, color) {
  const g = c.createRadialGradient(x, y, 0, x, y, r)
  g.addColorStop(0, color)
  g.addColorStop(1, 'rgba(0,0,0,0)')
  c.fillStyle = g
  c.fillRect(x - r, y - r, r * 2, r * 2)
}
function hills(c, w, h, base, height, color, phase, bumps = 3) {
  c.fillStyle = color
  c.beginPath()
  c.moveTo(0, h)
  for (let x = 0; x <= w; x += 4)
    c.lineTo(
      x,
      base -
        height * (0.5 + 0.5 * Math.sin((x / w) * tau * bumps * 0.5 + phase)) -
        height * 0.2 * Math.sin((x / w) * tau * bumps + phase * 2.3),
    )
  c.lineTo(w, h)
  c.fill()
}
function line(c, points, width, color) {
  c.strokeStyle = color
  c.lineWidth = width
  c.lineCap = 'round'
  c.lineJoin = 'round'
  c.beginPath()
  points.forEach(([x, y], i) => (i ? c.lineTo(x, y) : c.moveTo(x, y)))
  c.stroke()
}
function rounded(c, x, y, w, h, r, color) {
  c.fillStyle = color
  c.beginPath()
  c.roundRect(x, y, w, h, r)
  c.fill()
}

function gear(c, x, y, r, teeth, turn, color) {
  c.fillStyle = color
  c.beginPath()
  for (let i = 0; i < teeth * 4; i++) {
    const a = turn + (i / (teeth * 4)) * tau
    const rr = i % 4 < 2 ? r : r * 0.86
    c.lineTo(x + Math.cos(a) * rr, y + Math.sin(a) * rr)
  }
  c.fill()
  disc(c, x, y, r * 0.62, '#e9e2d3')
  for (let i = 0; i < 5; i++) {
    const a = turn + (i / 5) * tau
    line(
      c,
      [
        [x, y],
        [x + Math.cos(a) * r * 0.7, y + Math.sin(a) * r * 0.7],
      ],
      r * 0.12,
      color,
    )
  }
  disc(c, x, y, r * 0.18, '#2a2622')
}

export const scenes = {
  'chain-repair-v': (c, w, h, t) => {
    sky(c, w, h, '#e9e2d3', '#cdd6cf', '#9fb4ae')
    hills(c, w, h, h * 0.95, 60, '#7f9a93', 1)
    const slip =
      t < 0.25 ? 0 : t < 0.4 ? ease((t - 0.25) / 0.15) : t < 0.62 ? 1 : t < 0.8 ? 1 - ease((t - 0.62) / 0.18) : 0
    const turn = slip > 0.02 ? 0.25 * tau : t * tau
    const [ax, ay, bx, by] = [w * 0.66, h * 0.56, w * 0.26, h * 0.5]
    gear(c, ax, ay, w * 0.25, 26, turn, '#3c3f44')
    gear(c, bx, by, w * 0.11, 12, turn * 2.2, '#55595f')
    const sag = slip * h * 0.11
    const links = []
    for (let i = 0; i <= 40; i++) {
      const a = -tau / 4 + (i / 40) * (tau / 2)
      links.push([ax + Math.cos(a) * w * 0.252, ay + Math.sin(a) * w * 0.252])
    }
    for (let i = 1; i < 20; i++)
      links.push([
        ax + (bx - ax) * (i / 20),
        ay + w * 0.252 + (by + w * 0.115 - ay - w * 0.252) * (i / 20) + Math.sin((i / 20) * Math.PI) * sag * 1.4,
      ])
    for (let i = 0; i <= 20; i++) {
      const a = tau / 4 + (i / 20) * (tau / 2)
      links.push([bx + Math.cos(a) * w * 0.115 - slip * 14, by + Math.sin(a) * w * 0.115 + sag * 0.5])
    }
    for (let i = 1; i < 20; i++)
      links.push([
        bx + (ax - bx) * (i / 20),
        by - w * 0.115 + (ay - w * 0.252 - by + w * 0.115) * (i / 20) + Math.sin((i / 20) * Math.PI) * sag,
      ])
    links.push(links[0])
    line(c, links, 13, '#1d1b18')
    c.setLineDash([3, 9])
    c.lineDashOffset = slip > 0.02 ? 0 : -t * 480
    line(c, links, 5, '#c9a35a')
    c.setLineDash([])
    if (t > 0.42 && t < 0.82) {
      const y = by + w * 0.13 + sag * 0.55
      rounded(c, bx - 70, y, 150, 34, 17, '#d9a98a')
      rounded(c, bx + 40, y - 22, 60, 30, 15, '#d9a98a')
      rounded(c, bx - 190, y + 4, 150, 44, 16, '#46697a')
    }
  },
  'rain-window-v': (c, w, h, t) => {
    sky(c, w, h, '#1c2733', '#2c3b4b', '#4b4a55')
    const r = rng(7)
    for (let i = 0; i < 40; i++)
      glow(
        c,
        r() * w,
        h * 0.35 + r() * h * 0.6,
        30 + r() * 70,
        ['rgba(246,190,90,.55)', 'rgba(120,170,220,.4)', 'rgba(226,100,80,.4)'][i % 3],
      )
    for (let i = 0; i < 70; i++) {
      const x = r() * w
      const speed = 1 + Math.floor(r() * 2)
      const y = ((r() + t * speed) % 1) * (h + 80) - 40
      const size = 2 + r() * 6
      line(
        c,
        [
          [x + Math.sin(y * 0.03) * 3, y - size * 7],
          [x, y],
        ],
        size * 0.5,
        'rgba(220,232,240,.18)',
      )
      disc(c, x, y, size, 'rgba(225,236,244,.55)')
      disc(c, x - size * 0.3, y - size * 0.3, size * 0.35, 'rgba(255,255,255,.8)')
    }
    c.fillStyle = '#15110e'
    c.fillRect(0, 0, w, 26)
    c.fillRect(0, h - 60, w, 60)
    c.fillRect(w / 2 - 8, 0, 16, h)
    rounded(c, w * 0.62, h - 150, 92, 96, 10, '#b4552f')
    for (let i = 0; i < 6; i++)
      line(
        c,
        [
          [w * 0.7, h - 150],
          [w * 0.7 + Math.sin(i * 1.1 + Math.sin(t * tau) * 0.06) * 90, h - 250 - (i % 3) * 34],
        ],
        9,
        i % 2 ? '#3f6b4a' : '#4f8059',
      )
  },
  'lanterns-v': (c, w, h, t) => {
    sky(c, w, h * 0.72, '#0d1430', '#27305c', '#7a4f6b')
    c.save()
    c.translate(0, h * 0.72)
    sky(c, w, h * 0.28, '#4a3a5c', '#141a38')
    c.restore()
    const r = rng(3)
    for (let i = 0; i < 80; i++)
      disc(
        c,
        r() * w,
        r() * h * 0.5,
        0.6 + r() * 1.3,
        `rgba(255,255,255,${0.3 + 0.5 * Math.abs(Math.sin(t * tau + i))})`,
      )
    hills(c, w, h * 0.73, h * 0.72, 60, '#1b1a35', 2, 4)
    for (let i = 0; i < 16; i++) {
      const x0 = r() * w
      const depth = 0.35 + r() * 0.9
      const p = (r() + t) % 1
      const y = h * 0.74 - p * h * 0.86
      const x = x0 + Math.sin(p * tau + i) * 18
      const s = 26 * depth
      glow(c, x, y, s * 3.4, 'rgba(255,176,70,.5)')
      rounded(c, x - s * 0.6, y - s * 0.8, s * 1.2, s * 1.6, s * 0.4, '#ffb84d')
      rounded(c, x - s * 0.45, y - s * 0.65, s * 0.9, s * 1.2, s * 0.35, '#ffe2a0')
      glow(c, x, h * 0.74 + (h * 0.74 - y) * 0.22, s * 2, `rgba(255,170,70,${0.3 * (1 - p)})`)
    }
    for (let i = 0; i < 26; i++)
      line(
        c,
        [
          [r() * w, h * (0.75 + r() * 0.24)],
          [r() * w * 0 + r() * w, h * (0.75 + (i % 12) * 0.02)],
        ]
          .map(([x, y], k) => [x + (k ? 0 : Math.sin(t * tau + i) * 8), y])
          .slice(0, 1)
          .concat([[r() * w, h * 0.75 + i * 9]]),
        1,
        'rgba(255,200,120,.06)',
      )
  },
  'juggling-v': (c, w, h, t) => {
    sky(c, w, h, '#f3e7d0', '#e7c9a3', '#cf9f7a')
    disc(c, w * 0.5, h * 0.98, w * 0.75, '#b98461')
    const [x, y] = [w / 2, h * 0.7]
    rounded(c, x - 62, y - 90, 124, 230, 56, '#3f6a72')
    disc(c, x, y - 150, 52, '#e3b48d')
    disc(c, x, y - 172, 54, '#4a2f24')
    disc(c, x, y - 146, 49, '#e3b48d')
    disc(c, x - 17, y - 152, 5, '#2b211b')
    disc(c, x + 17, y - 152, 5, '#2b211b')
    c.strokeStyle = '#2b211b'
    c.lineWidth = 4
    c.beginPath()
    c.arc(x, y - 140, 20, 0.2, Math.PI - 0.2)
    c.stroke()
    const hand = (side) => [
      x + side * (104 + Math.cos(t * tau * 3 + (side > 0 ? 0 : Math.PI)) * 22),
      y - 8 + Math.sin(t * tau * 3 + (side > 0 ? 0 : Math.PI)) * 26,
    ]
    for (const side of [-1, 1]) {
      const [hx, hy] = hand(side)
      line(
        c,
        [
          [x + side * 52, y - 66],
          [x + side * 96, y + 18],
          [hx, hy],
        ],
        26,
        '#3f6a72',
      )
      disc(c, hx, hy, 19, '#e3b48d')
    }
    const colors = ['#c9372c', '#e2b457', '#2f6f4f', '#7b4b94']
    colors.forEach((color, i) => {
      const p = (t * 3 + i / colors.length) % 1
      const back = Math.floor(t * 3 + i / colors.length) % 2
      const from = back ? 1 : -1
      disc(c, x + from * 110 - from * 220 * p, y - 30 - Math.sin(p * Math.PI) * h * 0.48, 25, color)
      disc(c, x + from * 110 - from * 220 * p - 8, y - 38 - Math.sin(p * Math.PI) * h * 0.48, 7, 'rgba(255,255,255,.5)')
    })
  },
  'sea-dawn-h': (c, w, h, t) => {
    const up = 0.5 - 0.5 * Math.cos(t * tau)
    sky(c, w, h * 0.62, '#33486b', '#b77f7c', '#f4c98b')
    const sy = h * (0.6 - up * 0.16)
    glow(c, w * 0.62, sy, 240, 'rgba(255,214,140,.8)')
    disc(c, w * 0.62, sy, 40, '#fff0c8')
    c.save()
    c.translate(0, h * 0.6)
    sky(c, w, h * 0.4, '#c78f7d', '#4f6f87', '#21374f')
    c.restore()
    for (let i = 0; i < 46; i++) {
      const y = h * 0.61 + (i / 46) ** 1.6 * h * 0.38
      const shift = Math.sin(t * tau + i * 0.7) * (6 + i * 0.7)
      const half = (120 - i * 1.2) * (0.5 + 0.5 * Math.abs(Math.sin(i * 12.9 + t * tau)))
      line(
        c,
        [
          [w * 0.62 - half + shift, y],
          [w * 0.62 + half + shift, y],
        ],
        1.4 + i * 0.06,
        `rgba(255,226,170,${0.5 - i * 0.009})`,
      )
    }
    const bx = w * (0.2 + 0.16 * t)
    const by = h * 0.66 + Math.sin(t * tau * 2) * 4
    c.fillStyle = '#221c1f'
    c.beginPath()
    c.moveTo(bx - 46, by)
    c.quadraticCurveTo(bx, by + 30, bx + 50, by)
    c.fill()
    c.fillStyle = '#f7ead6'
    c.beginPath()
    c.moveTo(bx + 2, by - 6)
    c.lineTo(bx + 2, by - 104)
    c.quadraticCurveTo(bx + 54, by - 44, bx + 40, by - 8)
    c.fill()
    for (let i = 0; i < 5; i++) {
      const x = ((i * 0.23 + t) % 1) * w
      const y = h * 0.2 + Math.sin(i * 2 + t * tau) * 18
      const flap = Math.sin(t * tau * 6 + i) * 7
      line(
        c,
        [
          [x - 13, y - flap],
          [x, y],
          [x + 13, y - flap],
        ],
        2.4,
        '#3a2f3b',
      )
    }
  },
  'city-night-h': (c, w, h, t) => {
    sky(c, w, h, '#0c1226', '#1e2547', '#49365e')
    disc(c, w * 0.82, h * 0.18, 26, '#f2ead6')
    const r = rng(11)
    for (let layer = 0; layer < 3; layer++) {
      for (let i = 0; i < 15; i++) {
        const bw = 40 + r() * 46
        const bh = h * (0.24 + r() * 0.4) * (1 - layer * 0.2)
        const x = (i / 15) * (w + 60) - 40 + r() * 18
        const y = h * 0.8 - bh
        c.fillStyle = ['#1a2040', '#141832', '#0e1126'][layer]
        c.fillRect(x, y, bw, bh + 60)
        for (let k = 0; k < 22; k++) {
          const on = r()
          const blink = Math.sin(t * tau + k * 3 + i) > -0.6 || on > 0.3
          if (on > 0.52 && blink) {
            c.fillStyle = on > 0.8 ? '#ffd98a' : '#8fb5d8'
            c.fillRect(x + 6 + (k % 4) * (bw / 4.6), y + 10 + Math.floor(k / 4) * 22, 6, 9)
          }
        }
      }
    }
    c.fillStyle = '#0a0c18'
    c.fillRect(0, h * 0.84, w, h * 0.16)
    line(
      c,
      [
        [0, h * 0.66],
        [w, h * 0.655],
      ],
      1.5,
      '#2e3556',
    )
    const x = -260 + ((t * 1.0) % 1) * (w + 520)
    rounded(c, x, h * 0.7, 250, 74, 14, '#b23a2e')
    rounded(c, x + 6, h * 0.7 + 40, 238, 26, 6, '#e9dcc3')
    for (let i = 0; i < 6; i++) rounded(c, x + 14 + i * 38, h * 0.7 + 10, 30, 26, 4, '#ffe6a6')
    line(
      c,
      [
        [x + 120, h * 0.7],
        [x + 136, h * 0.657],
      ],
      3,
      '#0a0c18',
    )
    glow(c, x + 258, h * 0.7 + 50, 110, 'rgba(255,226,150,.5)')
    for (let i = 0; i < 4; i++) disc(c, x + 34 + i * 60, h * 0.7 + 76, 9, '#1a1a20')
    line(
      c,
      [
        [0, h * 0.87],
        [w, h * 0.87],
      ],
      3,
      '#3a3f5a',
    )
  },
  'balloons-h': (c, w, h, t) => {
    sky(c, w, h, '#8fb7cf', '#cfe0dd', '#f5e4c6')
    hills(c, w, h, h * 0.82, 70, '#9db2a6', 0.4, 4)
    hills(c, w, h, h * 0.92, 60, '#6f8f7d', 2.2, 3)
    hills(c, w, h, h * 1.02, 56, '#46685a', 4, 5)
    const set = [
      [0.2, 0.36, 1.15, '#b4442f', '#f0d9a8'],
      [0.48, 0.22, 0.7, '#2f6a72', '#e8ddc4'],
      [0.74, 0.44, 0.95, '#d09a36', '#8a3b2a'],
      [0.9, 0.2, 0.45, '#6b5b8c', '#e7d7ea'],
      [0.34, 0.62, 0.5, '#3f7a4f', '#f2e3b8'],
    ]
    set.forEach(([px, py, s, a, b], i) => {
      const x = w * px + Math.sin(t * tau + i) * 16
      const y = h * py + Math.cos(t * tau + i * 1.7) * 12
      const R = 62 * s
      c.save()
      c.beginPath()
      c.arc(x, y, R, Math.PI * 0.86, Math.PI * 0.14)
      c.quadraticCurveTo(x + R * 0.7, y + R * 0.9, x + R * 0.2, y + R * 1.36)
      c.lineTo(x - R * 0.2, y + R * 1.36)
      c.quadraticCurveTo(x - R * 0.7, y + R * 0.9, x - R * 0.9, y + R * 0.42)
      c.clip()
      for (let k = -4; k < 4; k++) {
        c.fillStyle = k % 2 ? a : b
        c.beginPath()
        c.ellipse(x, y + R * 0.2, Math.abs(k + 0.5) * R * 0.27 + R * 0.14, R * 1.5, 0, 0, tau)
        if (k < 0) c.fill()
      }
      c.fillStyle = 'rgba(255,255,255,.16)'
      c.fillRect(x - R * 0.7, y - R, R * 0.5, R * 2.4)
      c.restore()
      line(
        c,
        [
          [x - R * 0.18, y + R * 1.36],
          [x - R * 0.14, y + R * 1.66],
        ],
        1.4,
        '#3b322b',
      )
      line(
        c,
        [
          [x + R * 0.18, y + R * 1.36],
          [x + R * 0.14, y + R * 1.66],
        ],
        1.4,
        '#3b322b',
      )
      rounded(c, x - R * 0.17, y + R * 1.64, R * 0.34, R * 0.26, 4, '#7a5232')
      if (Math.sin(t * tau * 3 + i * 2) > 0.3) glow(c, x, y + R * 1.42, R * 0.5, 'rgba(255,190,80,.8)')
    })
  },
  'snow-mountain-h': (c, w, h, t) => {
    sky(c, w, h, '#6f89a8', '#b9c8d6', '#e9edf0')
    const peak = (x, y, s, color, snow) => {
      c.fillStyle = color
      c.beginPath()
      c.moveTo(x - s, h)
      c.lineTo(x, y)
      c.lineTo(x + s, h)
      c.fill()
      c.fillStyle = snow
      c.beginPath()
      c.moveTo(x, y)
      c.lineTo(x - s * 0.26, y + (h - y) * 0.26)
      c.lineTo(x - s * 0.1, y + (h - y) * 0.2)
      c.lineTo(x, y + (h - y) * 0.3)
      c.lineTo(x + s * 0.12, y + (h - y) * 0.19)
      c.lineTo(x + s * 0.25, y + (h - y) * 0.25)
      c.fill()
    }
    peak(w * 0.24, h * 0.26, w * 0.34, '#7f93a8', '#f4f7f9')
    peak(w * 0.78, h * 0.34, w * 0.34, '#73879d', '#eef2f5')
    peak(w * 0.52, h * 0.14, w * 0.4, '#5e7289', '#fbfcfd')
    hills(c, w, h, h * 1.0, 90, '#e8edf1', 1.4, 2)
    line(
      c,
      [
        [0, h * 0.3],
        [w, h * 0.62],
      ],
      2,
      '#33404d',
    )
    const p = t
    const [x, y] = [w * p, h * (0.3 + 0.32 * p)]
    line(
      c,
      [
        [x, y],
        [x, y + 22],
      ],
      4,
      '#33404d',
    )
    rounded(c, x - 34, y + 20, 68, 50, 10, '#b8402f')
    rounded(c, x - 26, y + 27, 52, 20, 4, '#dfeaf2')
    const r = rng(5)
    for (let i = 0; i < 130; i++) {
      const size = 1 + r() * 3
      disc(
        c,
        (r() * w + Math.sin(t * tau + i) * 14 + w) % w,
        ((r() + t * (1 + (i % 2))) % 1) * h,
        size,
        'rgba(255,255,255,.85)',
      )
    }
  },
  'kettle-h': (c, w, h, t) => {
    sky(c, w, h, '#3d3430', '#6a5142', '#8b6b4f')
    c.fillStyle = '#5a4030'
    c.fillRect(0, h * 0.78, w, h * 0.22)
    rounded(c, w * 0.06, h * 0.1, w * 0.24, h * 0.46, 8, '#26323d')
    glow(c, w * 0.18, h * 0.3, 150, 'rgba(150,190,220,.35)')
    const pour = clamp((t - 0.5) / 0.1) * clamp((0.92 - t) / 0.08)
    c.save()
    c.translate(w * 0.55, h * 0.56 - pour * 44)
    c.rotate(pour * 0.5)
    c.fillStyle = '#2f6a6c'
    c.beginPath()
    c.moveTo(-96, 84)
    c.quadraticCurveTo(-116, -20, -40, -52)
    c.lineTo(40, -52)
    c.quadraticCurveTo(116, -20, 96, 84)
    c.fill()
    line(
      c,
      [
        [92, 34],
        [150, -14],
        [164, -22],
      ],
      22,
      '#2f6a6c',
    )
    c.strokeStyle = '#1d1b18'
    c.lineWidth = 12
    c.beginPath()
    c.arc(0, -60, 62, Math.PI * 1.12, Math.PI * 1.88)
    c.stroke()
    rounded(c, -30, -66, 60, 16, 8, '#e2b457')
    c.fillStyle = 'rgba(255,255,255,.16)'
    c.beginPath()
    c.ellipse(-46, 20, 16, 46, 0.2, 0, tau)
    c.fill()
    c.restore()
    const [cx, cy] = [w * 0.8, h * 0.72]
    if (pour > 0.5) {
      line(
        c,
        [
          [w * 0.713, h * 0.49],
          [cx - 6, h * 0.6],
          [cx, cy - 14],
        ],
        7,
        '#b8783a',
      )
    }
    rounded(c, cx - 48, cy - 30, 96, 66, 20, '#f0e4d0')
    c.strokeStyle = '#f0e4d0'
    c.lineWidth = 9
    c.beginPath()
    c.arc(cx + 52, cy - 2, 17, -1.3, 1.3)
    c.stroke()
    c.fillStyle = '#b8783a'
    c.beginPath()
    c.ellipse(cx, cy - 26, 42, 8 * clamp(t * 1.4 - 0.5), 0, 0, tau)
    c.fill()
    const r = rng(9)
    for (let i = 0; i < 22; i++) {
      const p = (r() + t * 2) % 1
      const isCup = i % 3 === 0
      const x = (isCup ? cx : w * 0.735 - pour * 20) + Math.sin(p * 5 + i) * (10 + p * 34)
      const y = (isCup ? cy - 30 : h * 0.5) - p * h * 0.36
      disc(c, x, y, 8 + p * 22, `rgba(240,235,228,${(isCup ? clamp(t * 2 - 1) : 0.9) * 0.22 * (1 - p)})`)
    }
    disc(c, w * 0.55, h * 0.8, 70, 'rgba(0,0,0,.14)')
  },
  'football-h': (c, w, h, t) => {
    sky(c, w, h, '#4f8a55', '#3f7a49')
    for (let i = 0; i < 8; i++) {
      c.fillStyle = i % 2 ? 'rgba(255,255,255,.05)' : 'rgba(0,0,0,.04)'
      c.fillRect((i / 8) * w, 0, w / 8, h)
    }
    const white = 'rgba(255,255,255,.85)'
    c.strokeStyle = white
    c.lineWidth = 3
    c.strokeRect(20, 20, w - 40, h - 40)
    c.strokeRect(w - 20 - w * 0.16, h * 0.22, w * 0.16, h * 0.56)
    c.strokeRect(w - 20 - w * 0.06, h * 0.36, w * 0.06, h * 0.28)
    line(
      c,
      [
        [w / 2, 20],
        [w / 2, h - 20],
      ],
      3,
      white,
    )
    c.beginPath()
    c.arc(w / 2, h / 2, h * 0.17, 0, tau)
    c.stroke()
    rounded(c, w - 20, h * 0.42, 14, h * 0.16, 2, '#f4f2ee')
    const path = [
      [0, 0.2, 0.7],
      [0.25, 0.42, 0.3],
      [0.5, 0.66, 0.66],
      [0.62, 0.7, 0.6],
      [0.8, 0.985, 0.47],
      [1, 0.985, 0.47],
    ]
    const k = Math.max(
      1,
      path.findIndex(([at]) => at >= t),
    )
    const [a, b] = [path[k - 1], path[k]]
    const q = ease(clamp((t - a[0]) / (b[0] - a[0] || 1)))
    const ball = [w * (a[1] + (b[1] - a[1]) * q), h * (a[2] + (b[2] - a[2]) * q)]
    c.setLineDash([8, 10])
    line(
      c,
      path
        .slice(0, k)
        .map(([, x, y]) => [w * x, h * y])
        .concat([ball]),
      3,
      'rgba(255,240,190,.7)',
    )
    c.setLineDash([])
    const players = [
      [0.2, 0.73],
      [0.43, 0.26],
      [0.68, 0.69],
      [0.55, 0.5],
    ]
    players.forEach(([x, y], i) => {
      disc(c, w * x + Math.sin(t * tau + i) * 8, h * y + Math.cos(t * tau + i) * 6, 16, '#c9372c')
      disc(c, w * x + Math.sin(t * tau + i) * 8, h * y + Math.cos(t * tau + i) * 6, 8, '#f6d9c8')
    })
    for (const [x, y] of [
      [0.5, 0.36],
      [0.62, 0.44],
      [0.78, 0.62],
    ])
      disc(c, w * x + Math.cos(t * tau + x * 9) * 10, h * y + Math.sin(t * tau + x * 9) * 8, 16, '#2b4f8c')
    disc(c, w * 0.955, h * (0.5 + 0.06 * Math.sin(t * tau + 2)), 16, '#e2b457')
    disc(c, ball[0] + 3, ball[1] + 4, 9, 'rgba(0,0,0,.3)')
    disc(c, ball[0], ball[1], 9, '#fff')
  },
  'planets-h': (c, w, h, t) => {
    sky(c, w, h, '#070a18', '#10142c', '#070a18')
    const r = rng(21)
    for (let i = 0; i < 160; i++) disc(c, r() * w, r() * h, 0.5 + r() * 1.4, `rgba(255,255,255,${0.2 + r() * 0.6})`)
    glow(c, w / 2, h / 2, 190, 'rgba(255,190,90,.75)')
    disc(c, w / 2, h / 2, 42, '#ffd98a')
    const set = [
      [88, 4, 6, '#b9a28c'],
      [132, 3, 10, '#e3c38b'],
      [184, 2, 11, '#5f9ac2'],
      [232, 1.5, 8, '#c4633f'],
      [318, 1, 24, '#d3ab7f'],
      [400, 0.5, 19, '#cbb98c'],
    ]
    set.forEach(([d, turns, size, color], i) => {
      c.strokeStyle = 'rgba(255,255,255,.14)'
      c.lineWidth = 1.2
      c.beginPath()
      c.ellipse(w / 2, h / 2, d, d * 0.42, 0, 0, tau)
      c.stroke()
      const a = t * tau * Math.max(1, Math.round(turns)) + i * 1.3
      const x = w / 2 + Math.cos(a) * d
      const y = h / 2 + Math.sin(a) * d * 0.42
      disc(c, x, y, size, color)
      disc(c, x - size * 0.25, y - size * 0.25, size * 0.5, 'rgba(255,255,255,.16)')
      if (i === 5) {
        c.strokeStyle = '#e6d8b4'
        c.lineWidth = 3
        c.beginPath()
        c.ellipse(x, y, size * 1.8, size * 0.55, 0.3, 0, tau)
        c.stroke()
      }
    })
  },
}

const stills = {
  'map-city': (c, w, h) => {
    c.fillStyle = '#efe9dc'
    c.fillRect(0, 0, w, h)
    const r = rng(2)
    for (let i = 0; i < 9; i++)
      for (let k = 0; k < 7; k++)
        rounded(
          c,
          i * 116 + 8 + r() * 8,
          k * 116 + 8,
          92 + r() * 14,
          92 + r() * 14,
          8,
          r() > 0.82 ? '#cfe0c3' : '#e3dccb',
        )
    line(
      c,
      [
        [-20, 560],
        [220, 470],
        [430, 500],
        [640, 380],
        [860, 420],
        [1040, 300],
      ],
      60,
      '#a9cbd8',
    )
    line(
      c,
      [
        [0, 232],
        [1000, 232],
      ],
      18,
      '#fff',
    )
    line(
      c,
      [
        [348, 0],
        [348, 800],
      ],
      18,
      '#fff',
    )
    line(
      c,
      [
        [0, 700],
        [1000, 90],
      ],
      22,
      '#f4d58a',
    )
    for (const [x, y, n] of [
      [348, 232, '1'],
      [560, 360, '2'],
      [760, 236, '3'],
    ]) {
      disc(c, x, y, 26, '#b4442f')
      c.fillStyle = '#fff'
      c.font = '600 28px sans-serif'
      c.textAlign = 'center'
      c.fillText(n, x, y + 10)
    }
  },
  'noodle-bowl': (c, w, h) => {
    sky(c, w, h, '#6b3d2e', '#4a2a21')
    disc(c, w / 2, h * 0.56, 330, 'rgba(0,0,0,.25)')
    disc(c, w / 2, h * 0.54, 320, '#e8e0d2')
    disc(c, w / 2, h * 0.54, 286, '#c98b45')
    for (let i = 0; i < 46; i++) {
      const a = i * 0.5
      const pts = []
      for (let k = 0; k < 30; k++)
        pts.push([
          w / 2 + Math.cos(a + k * 0.13) * (60 + i * 4 + Math.sin(k) * 6),
          h * 0.54 + Math.sin(a + k * 0.13) * (50 + i * 4),
        ])
      line(c, pts, 8, i % 2 ? '#f3dca6' : '#e8cb8b')
    }
    disc(c, w * 0.38, h * 0.46, 64, '#fbf6ea')
    disc(c, w * 0.38, h * 0.46, 32, '#f0a72f')
    for (let i = 0; i < 26; i++)
      disc(c, w * 0.6 + Math.sin(i * 3) * 90, h * 0.5 + Math.cos(i * 5) * 80, 9, i % 2 ? '#5d8a4a' : '#7fae62')
    line(
      c,
      [
        [w * 0.62, h * 0.1],
        [w * 0.98, h * 0.5],
      ],
      14,
      '#2a1b14',
    )
    line(
      c,
      [
        [w * 0.68, h * 0.08],
        [w, h * 0.44],
      ],
      14,
      '#3a261c',
    )
  },
  'moon-phases': (c, w, h) => {
    sky(c, w, h, '#0c1122', '#1c2442')
    for (let i = 0; i < 8; i++) {
      const x = w * (0.14 + (i % 4) * 0.24)
      const y = h * (0.32 + Math.floor(i / 4) * 0.38)
      disc(c, x, y, 74, '#2a3352')
      c.save()
      c.beginPath()
      c.arc(x, y, 74, 0, tau)
      c.clip()
      const p = i / 8
      const lit = '#efe6cf'
      c.fillStyle = lit
      if (p < 0.5) c.fillRect(x, y - 80, 80, 160)
      else c.fillRect(x - 80, y - 80, 80, 160)
      const k = Math.cos(p * tau)
      c.fillStyle = (p < 0.25 || p > 0.75) && k > 0 ? '#2a3352' : lit
      if (p === 0.25 || p === 0.75) c.fillStyle = 'rgba(0,0,0,0)'
      c.beginPath()
      c.ellipse(x, y, Math.abs(k) * 74, 74, 0, 0, tau)
      c.fill()
      c.restore()
    }
  },
  'mosque-tiles': (c, w, h) => {
    c.fillStyle = '#0f4f5c'
    c.fillRect(0, 0, w, h)
    const s = 150
    for (let i = -1; i < w / s + 1; i++) {
      for (let k = -1; k < h / s + 1; k++) {
        const [x, y] = [i * s + s / 2, k * s + s / 2]
        for (const [R, color, turn] of [
          [s * 0.62, '#e8dcc0', 0],
          [s * 0.52, '#1d7a86', 0.2],
          [s * 0.34, '#d09a36', 0],
          [s * 0.2, '#f4ead2', 0.2],
        ]) {
          c.fillStyle = color
          c.beginPath()
          for (let p = 0; p < 16; p++) {
            const a = (p / 16) * tau + turn * 2
            const rr = p % 2 ? R * 0.62 : R
            c.lineTo(x + Math.cos(a) * rr, y + Math.sin(a) * rr)
          }
          c.fill()
        }
      }
    }
  },
  'rain-chart': (c, w, h) => {
    c.fillStyle = '#fbfaf8'
    c.fillRect(0, 0, w, h)
    const values = [64, 50, 58, 42, 66, 90, 118, 112, 80, 74, 70, 68]
    values.forEach((v, i) => {
      rounded(c, 90 + i * 72, h - 80 - v * 4, 46, v * 4, 6, i === 6 || i === 7 ? '#2f6a72' : '#9fbec4')
      c.fillStyle = '#57534b'
      c.font = '20px sans-serif'
      c.textAlign = 'center'
      c.fillText(String(i + 1), 113 + i * 72, h - 44)
    })
    line(
      c,
      [
        [70, 60],
        [70, h - 80],
        [w - 30, h - 80],
      ],
      3,
      '#746f66',
    )
    for (const n of [40, 80, 120]) c.fillText(String(n), 40, h - 74 - n * 4)
  },
  'stone-bridge': (c, w, h) => {
    sky(c, w, h, '#a7c0cc', '#e6e2d2')
    hills(c, w, h, h * 0.6, 120, '#8fa596', 1, 3)
    hills(c, w, h, h * 0.68, 90, '#6d8a72', 3, 4)
    c.fillStyle = '#86aab5'
    c.fillRect(0, h * 0.72, w, h * 0.28)
    c.fillStyle = '#a79d8b'
    c.fillRect(0, h * 0.46, w, h * 0.3)
    c.fillStyle = '#8d8472'
    c.fillRect(0, h * 0.44, w, h * 0.035)
    for (let i = 0; i < 3; i++) {
      const x = w * (0.18 + i * 0.32)
      c.fillStyle = '#7fa3ae'
      c.beginPath()
      c.arc(x, h * 0.76, w * 0.12, Math.PI, 0)
      c.fill()
      c.strokeStyle = '#7c7362'
      c.lineWidth = 10
      c.stroke()
    }
    const r = rng(4)
    for (let i = 0; i < 120; i++) rounded(c, r() * w, h * (0.48 + r() * 0.24), 26, 10, 3, 'rgba(90,80,64,.18)')
    for (let i = 0; i < 24; i++)
      line(
        c,
        [
          [r() * w, h * (0.79 + r() * 0.2)],
          [r() * w * 0.1 + r() * w, h * 0.8],
        ]
          .slice(0, 1)
          .concat([[r() * w, h * (0.79 + r() * 0.2)]]),
        1.5,
        'rgba(255,255,255,.18)',
      )
  },
  'plant-pot': (c, w, h) => {
    sky(c, w, h, '#efe6d6', '#d9cbb3')
    disc(c, w / 2, h * 0.9, 190, 'rgba(0,0,0,.1)')
    for (let i = 0; i < 11; i++) {
      const a = -Math.PI / 2 + (i - 5) * 0.24
      const L = 320 - Math.abs(i - 5) * 26
      const [x, y] = [w / 2 + Math.cos(a) * L, h * 0.62 + Math.sin(a) * L]
      c.fillStyle = i % 2 ? '#3f7a4f' : '#5c9a63'
      c.beginPath()
      c.moveTo(w / 2, h * 0.64)
      c.quadraticCurveTo(w / 2 + Math.cos(a - 0.3) * L * 0.7, h * 0.62 + Math.sin(a - 0.3) * L * 0.7, x, y)
      c.quadraticCurveTo(w / 2 + Math.cos(a + 0.3) * L * 0.7, h * 0.62 + Math.sin(a + 0.3) * L * 0.7, w / 2, h * 0.64)
      c.fill()
    }
    c.fillStyle = '#b4603c'
    c.beginPath()
    c.moveTo(w / 2 - 130, h * 0.62)
    c.lineTo(w / 2 + 130, h * 0.62)
    c.lineTo(w / 2 + 96, h * 0.9)
    c.lineTo(w / 2 - 96, h * 0.9)
    c.fill()
    rounded(c, w / 2 - 148, h * 0.585, 296, 54, 8, '#c9764f')
  },
  'tea-set': (c, w, h) => scenes['kettle-h'](c, w, h, 0.75),
}

/** Draws one moment of a clip, or a picture, on a canvas of this size; answers it as a data address. */
export function draw(name, width, height, t, type, quality) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const c = canvas.getContext('2d')
  ;(scenes[name] ?? stills[name])(c, width, height, t)
  return canvas.toDataURL(type, quality)
}

/** What there is to draw, with sizes. */
export const plan = {
  clips: Object.keys(scenes).map((name) => ({
    name,
    width: name.endsWith('-v') ? 540 : 854,
    height: name.endsWith('-v') ? 960 : 480,
  })),
  pictures: Object.keys(stills).map((name) => ({
    name,
    width: name === 'plant-pot' ? 760 : 1000,
    height: name === 'plant-pot' ? 960 : name === 'noodle-bowl' ? 900 : 700,
  })),
}
