/** The chance that a standard normal number lies beyond ±z (A&S 26.2.10, 26.2.14: a series, far out a continued fraction). */
export function beyondNormal(z: number): number {
  const at = Math.abs(z)
  const density = Math.exp(-(at ** 2) / 2) / Math.sqrt(2 * Math.PI)
  if (at < 3) {
    let [term, sum] = [at, at]
    for (let odd = 3; term > 1e-17 * sum; odd += 2) {
      term *= at ** 2 / odd
      sum += term
    }
    return 1 - 2 * density * sum
  }
  let fraction = at
  for (let depth = 80; depth > 0; depth--) fraction = at + depth / fraction
  return (2 * density) / fraction
}

/** The 97.5 % point of Student's t with so many degrees of freedom (1 or more); infinitely many are the normal's. */
export function studentPoint(freedom: number): number {
  if (freedom > 500) return farPoint(freedom)
  let [low, high] = [1.9, 13]
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2
    if (withinStudent(middle, freedom) < 0.95) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The chance that Student's t lies within ±t (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4: finite sums). */
function withinStudent(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom))
  const square = Math.cos(angle) ** 2
  const isOdd = freedom % 2 === 1
  let [term, sum] = isOdd ? [Math.cos(angle), 0] : [1, 0]
  for (let at = isOdd ? 1 : 0; at < freedom - 1; at += 2) {
    sum += term
    term *= (square * (at + 1)) / (at + 2)
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
}

/** The same for many degrees of freedom, expanded about the normal's point (Abramowitz & Stegun 1964, 26.7.5). */
function farPoint(freedom: number): number {
  const z = 1.959963984540054
  const first = (z ** 3 + z) / 4
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3
}
