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
