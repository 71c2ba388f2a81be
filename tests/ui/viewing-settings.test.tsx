import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, expect, test } from 'vitest'
import type { Client } from '../support/api.ts'
import { appPage } from '../support/app-page.tsx'
import { looked } from '../support/exposure.ts'
import { annotator, makeProject } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()
const app = appPage()
let ana: Client

beforeAll(async () => {
  ana = await annotator(server, await makeProject(server, owner), 'Ana Choice')
})

test('each choice of how masked things are shown is kept at once', async () => {
  await app.open(ana, '/settings')
  await userEvent.selectOptions(await screen.findByLabelText('Masks again by itself after'), '30')
  await userEvent.click(await screen.findByRole('switch', { name: /I take sealed work/ }))
  await userEvent.selectOptions(await screen.findByLabelText('Hate speech starts at'), '0')
  await waitFor(async () =>
    expect((await ana.ok('viewing.preferences')).own).toEqual({
      remaskSeconds: 30,
      sealed: true,
      byCategory: { hate: { start: 0, words: true } },
    }),
  )
  await userEvent.click(screen.getByRole('checkbox', { name: 'Hate speech' }))
  await waitFor(async () => expect((await ana.ok('me.keptAway')).categories).toEqual(['hate']))
  expect(screen.queryByLabelText('Hate speech starts at')).toBeNull()
})

test('the record shows today against the limits, and what was looked at', async () => {
  await looked(server, ana, { level: 4, treatment: 'T2', seconds: 90, categories: ['violence'] })
  await app.open(ana, '/exposure')
  const meter = await screen.findByRole('meter', { name: 'Weighted time' })
  expect(meter.getAttribute('value')).toBe('90')
  await userEvent.click(screen.getByRole('tab', { name: 'Category' }))
  expect(within(await screen.findByRole('table')).getByRole('rowheader').textContent).toBe('Harm to others')
})

test('the owner sets what holds for everybody: a ceiling, and support', async () => {
  await app.open(owner, '/organisation')
  await userEvent.selectOptions(await screen.findByLabelText('Highest level for anybody'), '3')
  await userEvent.type(screen.getByLabelText('Name'), 'A line to call')
  await userEvent.type(screen.getByLabelText('Telephone'), '116 123')
  await userEvent.click(screen.getByRole('button', { name: 'Add' }))
  await waitFor(async () => {
    const { preferences, support } = await ana.ok('viewing.preferences')
    expect(preferences.most).toBe(3)
    expect(support).toEqual([{ country: null, name: 'A line to call', url: null, phone: '116 123' }])
  })
})
