// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTexts } from '#i18n/init.ts'
import { FileDrop } from './file-drop.tsx'
import { NumberField } from './number-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { TagsField } from './tags-field.tsx'
import { TextField } from './text-field.tsx'

beforeAll(() => startTexts('en'))
afterEach(cleanup)

test('a field is read with its description and its error', () => {
  render(<TextField label="Mail" value="x" description="For invitations." error="Not an address." />)
  const field = screen.getByRole('textbox', { name: 'Mail' })
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
  expect(ids.map((id) => document.getElementById(id)?.textContent)).toEqual(['For invitations.', 'Not an address.'])
  expect(field.getAttribute('aria-invalid')).toBe('true')
})

const options = [
  { value: 'en', label: 'English' },
  { value: 'th', label: 'Thai' },
  { value: 'ms', label: 'Malay' },
  { value: 'ml', label: 'Malayalam' },
]

function Tags({ onChange }: { onChange: (value: string[]) => void }) {
  const [value, setValue] = useState(['en'])
  const change = (next: string[]) => {
    setValue(next)
    onChange(next)
  }
  return <TagsField label="Languages" value={value} onChange={change} options={options} />
}

describe('tags', () => {
  const input = () => screen.getByLabelText('Languages')

  test('are added by name and taken away by their button or Backspace', async () => {
    const onChange = vi.fn()
    render(<Tags onChange={onChange} />)
    await userEvent.type(input(), 'thai{Enter}')
    expect(onChange).toHaveBeenLastCalledWith(['en', 'th'])
    await userEvent.click(screen.getByRole('button', { name: 'Remove English' }))
    expect(onChange).toHaveBeenLastCalledWith(['th'])
    await userEvent.type(input(), '{Backspace}')
    expect(onChange).toHaveBeenLastCalledWith([])
  })

  test('are not taken while a longer name is being typed, but at once when picked', async () => {
    const onChange = vi.fn()
    render(<Tags onChange={onChange} />)
    await userEvent.type(input(), 'Malayalam{Enter}')
    expect(onChange.mock.calls).toEqual([[['en', 'ml']]])
    // A browser hands over the whole name, without saying that it was typed.
    fireEvent.change(input(), { target: { value: 'Malay' } })
    expect(onChange).toHaveBeenLastCalledWith(['en', 'ml', 'ms'])
  })

  test('that are not in the list are refused in words', async () => {
    const onChange = vi.fn()
    render(<Tags onChange={onChange} />)
    await userEvent.type(input(), 'klingon{Enter}')
    expect(onChange).not.toHaveBeenCalled()
    expect(screen.getByText('Pick one from the list.')).toBeTruthy()
  })
})

test('a number is held within its bounds, and half a number is not handed on', async () => {
  const onChange = vi.fn()
  render(<NumberField label="Overlap" value={2} onChange={onChange} minValue={1} maxValue={9} />)
  const field = screen.getByRole('spinbutton', { name: 'Overlap' })
  await userEvent.clear(field)
  expect(onChange).not.toHaveBeenCalled()
  await userEvent.type(field, '12')
  expect(onChange.mock.calls).toEqual([[1], [9]])
})

test('one of a few is picked, and read with what it means', async () => {
  const onChange = vi.fn()
  const options = [
    { value: 'majority', label: 'Majority', description: 'Ties go to the lower median.' },
    { value: 'each', label: 'Each label' },
  ]
  render(<RadioGroup label="Consensus" value="majority" options={options} onChange={onChange} />)
  const majority = screen.getByRole('radio', { name: 'Majority', checked: true })
  const about = document.getElementById(majority.getAttribute('aria-describedby') ?? '')
  expect(about?.textContent).toBe('Ties go to the lower median.')
  await userEvent.click(screen.getByLabelText('Each label'))
  expect(onChange).toHaveBeenCalledWith('each')
})

describe('files', () => {
  const files = ['a.csv', 'b.csv'].map((name) => new File(['x'], name))
  test('come by the chooser or by drop, and only one where one is asked for', async () => {
    const onFiles = vi.fn()
    const { container } = render(<FileDrop label="Results" onFiles={onFiles} />)
    const input = container.querySelector('input') as HTMLInputElement
    await userEvent.upload(input, files[0] as File)
    expect(onFiles).toHaveBeenLastCalledWith([files[0]])
    fireEvent.drop(screen.getByText('Results'), { dataTransfer: { files } })
    expect(onFiles).toHaveBeenLastCalledWith([files[0]])
    expect(onFiles).toHaveBeenCalledTimes(2)
  })
})
