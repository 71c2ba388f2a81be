import { beyondNormal } from '../distributions.ts'
import { hardOnly, mean, pooled } from './chance-corrected.ts'
import { type Coefficient, coefficient } from './figure.ts'

/** Figures that are worked out from the table of two raters. */
export type PairKind = 'cohen' | 'scott' | 'gwet' | 'brennan-prediger' | 'krippendorff' | 'percent'

/** A table of two raters (categories × categories) as shares: of cells, rows and columns, and how much was counted. */
interface Shares {
  cells: Float64Array
  rows: Float64Array
  columns: Float64Array
  count: number
}

/**
 * A figure of agreement from the table of two raters (categories × categories, as `confusion` gives it), `weights` the
 * same size, with the large-sample standard error (Fleiss, Cohen & Everitt 1969; Gwet 2014, ch. 2 to 5).
 */
export function pairAgreement(kind: PairKind, table: ArrayLike<number>, weights: Float64Array): Coefficient {
  const shares = sharesOf(table)
  const { cells, rows, columns, count } = shares
  if (count === 0) return { value: null, reason: 'no-pairs' }
  const pool = rows.map((share, at) => (share + (columns[at] as number)) / 2)
  const [down, across] = chances(kind, shares, pool, weights)
  const met = cells.reduce((sum, share, at) => sum + share * (weights[at] as number), 0)
  const expected = down.reduce(
    (sum, chance, at) => sum + ((rows[at] as number) * chance + (columns[at] as number) * (across[at] as number)) / 2,
    0,
  )
  const observed = kind === 'krippendorff' ? met * (1 - 1 / (2 * count)) + 1 / (2 * count) : met
  return coefficient(observed, expected, count, () => {
    // Alpha takes pi's, as the irrCAC packages do: the two differ by a correction for small tables alone.
    const value = (met - expected) / (1 - expected)
    const size = rows.length
    let sum = 0
    cells.forEach((share, at) => {
      const chance = ((down[Math.floor(at / size)] as number) + (across[at % size] as number)) / 2
      const part = ((weights[at] as number) - expected - 2 * (1 - value) * (chance - expected)) / (1 - expected)
      sum += share * (part - value) ** 2
    })
    return sum / count
  })
}

/** Cohen's kappa (1960, with weights 1968) of the table of two raters. */
export function cohenKappa(table: ArrayLike<number>, weights: Float64Array): Coefficient {
  return pairAgreement('cohen', table, weights)
}

/** Scott's pi (1955) of the table of two raters. */
export function scottPi(table: ArrayLike<number>, weights: Float64Array): Coefficient {
  return pairAgreement('scott', table, weights)
}

/**
 * Whether kappa differs from 0: its standard error if raters agreed by chance alone, z, and the two-sided chance p of as
 * much (Fleiss, Cohen & Everitt 1969), or null where kappa is undefined.
 */
export function kappaTest(
  table: ArrayLike<number>,
  weights: Float64Array,
): { se: number; z: number; p: number } | null {
  const { value } = cohenKappa(table, weights)
  if (value === null) return null
  const shares = sharesOf(table)
  const { rows, columns, count } = shares
  const [down, across] = chances('cohen', shares, rows, weights)
  const expected = rows.reduce((sum, share, at) => sum + share * (down[at] as number), 0)
  let sum = 0
  rows.forEach((row, one) => {
    columns.forEach((column, other) => {
      const part = (weights[one * rows.length + other] as number) - (down[one] as number) - (across[other] as number)
      sum += row * column * part ** 2
    })
  })
  const se = Math.sqrt((sum - expected ** 2) / count) / (1 - expected)
  return { se, z: value / se, p: beyondNormal(value / se) }
}

function sharesOf(table: ArrayLike<number>): Shares {
  const size = Math.sqrt(table.length)
  const cells = Float64Array.from(table)
  const count = cells.reduce((sum, cell) => sum + cell, 0)
  const [rows, columns] = [new Float64Array(size), new Float64Array(size)]
  cells.forEach((cell, at) => {
    cells[at] = cell / count
    rows[Math.floor(at / size)] = (rows[Math.floor(at / size)] as number) + cell / count
    columns[at % size] = (columns[at % size] as number) + cell / count
  })
  return { cells, rows, columns, count }
}

/** How chance would agree with each category of the first rater, and of the second. */
function chances(kind: PairKind, { rows, columns }: Shares, pool: Float64Array, weights: Float64Array) {
  const both = (chance: Float64Array): [Float64Array, Float64Array] => [chance, chance]
  if (kind === 'cohen') return [pooled(columns, weights), pooled(rows, weights)] as const
  if (kind === 'gwet') return both(hardOnly(pool, weights))
  if (kind === 'brennan-prediger') return both(pool.map(() => mean(weights)))
  return both(kind === 'percent' ? pool.map(() => 0) : pooled(pool, weights))
}
