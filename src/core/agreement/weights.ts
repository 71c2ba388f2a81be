/** How near two categories count; of the ordered kinds by place, of the others by value. */
export type WeightKind = 'identity' | 'linear' | 'quadratic' | 'ordinal' | 'radical' | 'ratio' | 'circular' | 'bipolar'

type Nearness = (one: number, other: number, all: { low: number; high: number; count: number }) => number

/** How far apart two categories are; the weight is 1 − this. Gwet 2014, ch. 3, as the irrCAC packages have them. */
const apart: Record<WeightKind, Nearness> = {
  identity: (one, other) => (one === other ? 0 : 1),
  linear: (one, other, { low, high }) => Math.abs(one - other) / (high - low),
  quadratic: (one, other, { low, high }) => ((one - other) / (high - low)) ** 2,
  ordinal: (one, other, { count }) => pairsWithin(Math.abs(one - other) + 1) / pairsWithin(count),
  radical: (one, other, { low, high }) => Math.sqrt(Math.abs(one - other) / (high - low)),
  ratio: (one, other, { low, high }) => (((one - other) / (one + other)) * ((high + low) / (high - low))) ** 2,
  circular: (one, other, { low, high }) => Math.sin((Math.PI * (one - other)) / (high - low + 1)) ** 2,
  bipolar: (one, other, { low, high }) => (one - other) ** 2 / ((one + other - 2 * low) * (2 * high - one - other)),
}

const pairsWithin = (places: number) => (places * (places - 1)) / 2

/**
 * Weights of agreement, categories × categories, 1 on the diagonal and down to 0, for the categories' `values` in
 * ascending order. `ratio` is for values of 0 and more.
 */
export function weights(kind: WeightKind, values: readonly number[]): Float64Array {
  const count = values.length
  const all = { low: values[0] ?? 0, high: values.at(-1) ?? 0, count }
  const given = (place: number) => (kind === 'ordinal' ? place : (values[place] as number))
  const matrix = new Float64Array(count ** 2)
  let most = kind === 'circular' || kind === 'bipolar' ? 0 : 1
  for (let one = 0; one < count; one++) {
    for (let other = 0; other < count; other++) {
      const far = one === other ? 0 : apart[kind](given(one), given(other), all)
      matrix[one * count + other] = far
      if (far > most) most = far
    }
  }
  return matrix.map((far) => 1 - far / (most || 1))
}
