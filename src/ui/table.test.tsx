// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { type Column, Table } from './table.tsx'

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

function show(shown: Row[]) {
  render(
    <Table label="Languages" columns={columns} rows={shown} rowKey={({ name }) => name} empty="No languages yet." />,
  )
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
