import { fromMinor } from '#core/money.ts'
import type { Column } from './table.tsx'

/** A column of numbers: sorted as such with what is not known last, written by `write` or as a dash, saved as they are. */
export function numberColumn<Row>(
  id: string,
  header: string,
  of: (row: Row) => number | null,
  write: (value: number) => string,
): Column<Row> {
  return {
    ...{ id, header, numeric: true },
    sortValue: (row) => of(row) ?? Number.MAX_SAFE_INTEGER,
    csv: of,
    cell: (row) => {
      const value = of(row)
      return value === null ? '–' : write(value)
    },
  }
}

/** A column of money in minor units, saved in units of its currency, which the file names. */
export function moneyColumn<Row>(
  id: string,
  header: string,
  of: (row: Row) => number | null,
  { currency, write }: { currency: string; write: (minor: number) => string },
): Column<Row> {
  const inUnits = (row: Row) => {
    const minor = of(row)
    return minor === null ? null : fromMinor(minor, currency)
  }
  return { ...numberColumn(id, header, of, write), csv: { [`${header} (${currency})`]: inUnits } }
}
