import { type ReactNode, useState } from 'react'
import { DownloadCsv } from './download-csv.tsx'
import styles from './table.module.css'
import { type SavedColumn, tableCsv } from './table-csv.ts'

export interface Column<Row> extends SavedColumn<Row> {
  id: string
  cell: (row: Row) => ReactNode
  /** Makes the column sortable. */
  sortValue?: (row: Row) => string | number
  numeric?: boolean
  isRowHeader?: boolean
}

interface Props<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  empty: string
  /** Under which name it can be saved. */
  file?: string
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
}

/** A table whose headers sort; wide ones scroll by themselves, and can be scrolled by keyboard. */
export function Table<Row>({ label, columns, rows, rowKey, empty, file }: Props<Row>) {
  const [sort, setSort] = useState<{ id: string; down: boolean } | null>(null)
  if (rows.length === 0) return <p className={styles.empty}>{empty}</p>
  const by = columns.find((column) => column.id === sort?.id)?.sortValue
  const sorted = by ? [...rows].sort((a, b) => compare(by(a), by(b)) * (sort?.down ? -1 : 1)) : rows
  const press = (id: string) => setSort((old) => (old?.id === id ? { id, down: !old.down } : { id, down: false }))
  const direction = (id: string) => (sort?.id !== id ? undefined : sort.down ? 'descending' : 'ascending')
  const table = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard (WCAG 2.1.1).
    <section className={styles.frame} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ id, header, numeric, sortValue }) => (
              <th key={id} scope="col" className={numeric ? styles.numeric : undefined} aria-sort={direction(id)}>
                {sortValue ? (
                  <button type="button" onClick={() => press(id)}>
                    {header}{' '}
                    <span aria-hidden="true">{direction(id) === 'descending' ? '↓' : direction(id) ? '↑' : ''}</span>
                  </button>
                ) : (
                  header
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ id, cell, numeric, isRowHeader }) =>
                isRowHeader ? (
                  <th key={id} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} className={numeric ? styles.numeric : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
  if (!file) return table
  return (
    <>
      {table}
      <DownloadCsv of={label} name={file} rows={() => tableCsv(columns, rows)} />
    </>
  )
}
