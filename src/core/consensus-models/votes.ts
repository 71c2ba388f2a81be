/** Labels of several people: parallel arrays with one entry per label, each an index from 0. */
export interface Votes {
  units: number
  raters: number
  categories: number
  unit: Int32Array
  rater: Int32Array
  value: Int32Array
}

/** How probable each category is for each unit: units × categories, row after row; every row sums to 1. */
export interface Posterior {
  units: number
  categories: number
  p: Float64Array
}

/** Probabilities this near to each other count as equal. */
const equal = 1e-12

/**
 * Votes from rows that name unit, rater and value; ids are numbered as they first appear, values as they stand in
 * `categories`. Every row counts, repeated ones too; a value that is no category is a RangeError.
 */
export function votesOf(
  rows: Iterable<{ unit: string; rater: string; value: number }>,
  categories: readonly number[],
): { votes: Votes; unitIds: string[]; raterIds: string[] } {
  const places = new Map(categories.map((category, at) => [category, at]))
  const [unitNumbers, raterNumbers] = [new Map<string, number>(), new Map<string, number>()]
  const unit: number[] = []
  const rater: number[] = []
  const value: number[] = []
  for (const row of rows) {
    const place = places.get(row.value)
    if (place === undefined) throw new RangeError(`${row.value} is none of the categories ${categories.join(', ')}`)
    unit.push(numberOf(unitNumbers, row.unit))
    rater.push(numberOf(raterNumbers, row.rater))
    value.push(place)
  }
  const votes = {
    units: unitNumbers.size,
    raters: raterNumbers.size,
    categories: categories.length,
    unit: Int32Array.from(unit),
    rater: Int32Array.from(rater),
    value: Int32Array.from(value),
  }
  return { votes, unitIds: [...unitNumbers.keys()], raterIds: [...raterNumbers.keys()] }
}

function numberOf(numbers: Map<string, number>, id: string): number {
  const known = numbers.get(id) ?? numbers.size
  if (known === numbers.size) numbers.set(id, known)
  return known
}

/**
 * The most probable category of each unit and its probability (0–1); of equally probable ones the lowest. Without
 * categories the category is −1 and the confidence 0.
 */
export function best({ units, categories, p }: Posterior): { category: Int32Array; confidence: Float64Array } {
  const category = new Int32Array(units).fill(-1)
  const confidence = new Float64Array(units)
  for (let unit = 0; unit < units; unit++) {
    for (let at = 0; at < categories; at++) {
      const chance = p[unit * categories + at] as number
      if (at > 0 && chance <= (confidence[unit] as number) + equal) continue
      category[unit] = at
      confidence[unit] = chance
    }
  }
  return { category, confidence }
}
