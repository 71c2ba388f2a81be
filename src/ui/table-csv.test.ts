import { expect, test } from 'vitest'
import { type SavedColumn, tableCsv } from './table-csv.ts'

interface Row {
  name: string
  alpha: number | null
}

const columns: SavedColumn<Row>[] = [
  { header: 'Name', sortValue: ({ name }) => name, cell: () => null },
  { header: 'Alpha', csv: { Alpha: ({ alpha }) => alpha }, sortValue: () => -2, cell: () => '–' },
  { header: 'Interval', csv: { Low: () => 0.1, High: () => 0.9 }, cell: () => '0.1 to 0.9' },
  { header: 'State', cell: ({ name }) => `${name} is open` },
  { header: 'Plot', cell: () => null },
]

test('a table leaves as numbers where it has them, else as words, without its pictures', () => {
  const rows = [
    { name: 'German', alpha: 0.7716 },
    { name: 'Thai', alpha: null },
  ]
  expect(tableCsv(columns, rows)).toEqual([
    ['Name', 'Alpha', 'Low', 'High', 'State'],
    ['German', 0.7716, 0.1, 0.9, 'German is open'],
    ['Thai', null, 0.1, 0.9, 'Thai is open'],
  ])
})

test('a table without rows has nothing to save', () => {
  expect(tableCsv(columns, [])).toEqual([])
})
