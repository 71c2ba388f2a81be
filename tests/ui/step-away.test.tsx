import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, expect, test } from 'vitest'
import { defaultOrganisation } from '#core/viewing-settings.ts'
import type { Client } from '../support/api.ts'
import { appPage } from '../support/app-page.tsx'
import { annotator, makeProject } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()
const app = appPage()
let ana: Client
let projectId: string

beforeAll(async () => {
  projectId = await makeProject(server, owner, { queries: 2, results: 1 })
  ana = await annotator(server, projectId, 'Ana Away')
  const line = { name: 'A line to call', url: null, phone: '+49 800 1110111' }
  const support = [
    { ...line, country: 'DE' },
    { ...line, country: 'FR', name: 'Une ligne' },
    { ...line, country: null, name: 'For everybody' },
  ]
  await owner.ok('organisation.update', { body: { viewing: defaultOrganisation, support } })
  await ana.ok('me.update', { body: { country: 'DE' } })
})

const label = () => app.open(ana, `/projects/${projectId}/label`)
const query = () => screen.findByRole('heading', { name: /^query \d$/ })
const away = () => screen.queryByRole('dialog', { name: 'You have stepped away' })

test('one key steps away and one comes back, with the links of the person’s country; nothing is sent', async () => {
  await label()
  await query()
  const before = server.log.length
  await userEvent.keyboard('w')
  const overlay = await screen.findByRole('dialog', { name: 'You have stepped away' })
  const links = await within(overlay).findAllByRole('listitem')
  expect(links.map((link) => link.textContent)).toEqual([
    expect.stringContaining('A line to call'),
    expect.stringContaining('For everybody'),
  ])
  expect(
    within(links[0] as HTMLElement)
      .getByRole('link')
      .getAttribute('href'),
  ).toBe('tel:+498001110111')
  // No key of the page below acts.
  await userEvent.keyboard('2')
  await userEvent.keyboard('w')
  await waitFor(() => expect(away()).toBeNull())
  expect(server.log.slice(before).filter(({ method }) => method !== 'GET')).toEqual([])
})

test('the task can be given back: its place is free, the next one comes, and it is not offered again', async () => {
  await label()
  const first = (await query()).textContent
  await userEvent.keyboard('w')
  await userEvent.click(await screen.findByRole('button', { name: 'Give this task back' }))
  await waitFor(async () => expect((await query()).textContent).not.toBe(first))
  await waitFor(async () => {
    const rows = await server.db
      .selectFrom('assignment')
      .select(['state', 'for_good'])
      .where('for_good', '=', true)
      .execute()
    expect(rows).toEqual([{ state: 'returned', for_good: true }])
  })
  const answer = await ana.ok('task.next', { params: { projectId }, body: { want: 3, have: [], again: true } })
  expect(answer.tasks).toHaveLength(1)
  expect(answer.givenBack).toBe(0)
})
