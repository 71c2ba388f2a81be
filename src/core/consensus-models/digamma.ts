/**
 * ψ(x), the derivative of ln Γ, for x > 0, to about 12 digits: shifted above 8 by ψ(x) = ψ(x + 1) − 1/x, then by the
 * asymptotic series of Abramowitz & Stegun 1964 (6.3.5, 6.3.18).
 */
export function digamma(x: number): number {
  let [at, shift] = [x, 0]
  for (; at < 8; at++) shift -= 1 / at
  const square = 1 / at ** 2
  const series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))))
  return shift + Math.log(at) - 1 / (2 * at) - series
}
