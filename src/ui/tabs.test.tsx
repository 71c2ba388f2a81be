// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { Tabs } from './tabs.tsx'

const tabs = ['one', 'two', 'three'].map((value) => ({ value, label: value }))

function Page() {
  const [value, setValue] = useState('one')
  return (
    <Tabs label="Languages" tabs={tabs} value={value} onChange={setValue}>
      <p>This is {value}.</p>
    </Tabs>
  )
}

afterEach(() => {
  cleanup()
  document.documentElement.dir = ''
  document.body.style.direction = ''
})

test('one stop of Tab; arrows move, round the end too', async () => {
  render(<Page />)
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}')
  expect(screen.getByRole('tabpanel', { name: 'two' }).textContent).toBe('This is two.')
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'two', selected: true }))
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('one')
})

test('where reading goes from right to left, so do the arrows', async () => {
  document.body.style.direction = 'rtl'
  render(<Page />)
  await userEvent.tab()
  await userEvent.keyboard('{ArrowLeft}')
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('two')
})
