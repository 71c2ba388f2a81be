// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { startTexts } from '#i18n/init.ts'
import { moneyColumn, numberColumn } from './number-column.ts'
import { type Column, Table } from './table.tsx'
import { tableCsv } from './table-csv.ts'

interface Row {
  name: string
  done: number
}

const rows: Row[] = [
  { name: 'Polski', done: 100 },
  { name: 'Deutsch', done: 9 },
]
const columns: Column<Row>[] = [
  { id: 'name', header: 'Language', cell: ({ name }) => name, isRowHeader: true },
  { id: 'done', header: 'Done', cell: ({ done }) => done, sortValue: ({ done }) => done, numeric: true },
]

function show(shown: Row[], file?: string) {
  const named = { label: 'Languages', empty: 'No languages yet.', ...(file && { file }) }
  render(<Table columns={columns} rows={shown} rowKey={({ name }) => name} {...named} />)
}
const order = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent)

afterEach(cleanup)

test('a header sorts by number, then the other way round, and says so', async () => {
  show(rows)
  expect(order()).toEqual(['Polski', 'Deutsch'])
  const header = screen.getByRole('columnheader', { name: 'Done' })
  await userEvent.click(screen.getByRole('button', { name: 'Done' }))
  expect(order()).toEqual(['Deutsch', 'Polski'])
  expect(header.getAttribute('aria-sort')).toBe('ascending')
  await userEvent.keyboard('{Enter}')
  expect(order()).toEqual(['Polski', 'Deutsch'])
  expect(header.getAttribute('aria-sort')).toBe('descending')
})

test('without rows it says why', () => {
  show([])
  expect(screen.queryByRole('table')).toBeNull()
  expect(screen.getByText('No languages yet.')).toBeTruthy()
})

test('a column says what it holds in a file, under its header or under several; a picture has no place there', () => {
  const columns: Column<Row>[] = [
    { id: 'name', header: 'Language', csv: ({ name }) => name.toLowerCase(), cell: ({ name }) => <b>{name}</b> },
    { ...numberColumn<Row>('done', 'Done', ({ done }) => (done === 9 ? null : done), String) },
    {
      id: 'range',
      header: 'Range',
      csv: { low: ({ done }) => done - 1, high: ({ done }) => done + 1 },
      cell: () => '',
    },
    moneyColumn<Row>('cost', 'Cost', ({ done }) => (done === 9 ? null : done), { currency: 'EUR', write: String }),
    { id: 'picture', header: 'Picture', cell: () => <i /> },
    { id: 'words', header: 'Words', cell: ({ name }) => name },
  ]
  expect(tableCsv(columns, rows)).toEqual([
    ['Language', 'Done', 'low', 'high', 'Cost (EUR)', 'Words'],
    ['polski', 100, 99, 101, 1, 'Polski'],
    ['deutsch', null, 8, 10, null, 'Deutsch'],
  ])
})

test('one that has a name for it can be saved, as numbers and without harm for a spreadsheet', async () => {
  await startTexts('en')
  const saved: Blob[] = []
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}` }))
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    expect(this.download).toBe('languages.csv')
  })
  show([...rows, { name: '=1+1', done: 8964 }], 'languages.csv')
  await userEvent.click(screen.getByRole('button', { name: 'Download as CSV: Languages' }))
  expect(click).toHaveBeenCalledTimes(1)
  expect(await saved[0]?.text()).toBe("Language,Done\r\nPolski,100\r\nDeutsch,9\r\n'=1+1,8964\r\n")
  vi.unstubAllGlobals()
})
