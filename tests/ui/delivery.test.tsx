import { screen, waitFor, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { beforeEach, describe, expect, test } from 'vitest'
import { testServer } from '../support/api.ts'
import { appPage } from '../support/app-page.tsx'
import { annotator, gradeQueries, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })
let user: UserEvent
let projectId: string

beforeEach(async () => {
  user = userEvent.setup()
  projectId = await makeProject(server, owner, { name: 'Handed over', rows: stageRows(2, 2) })
  const dora = await annotator(server, projectId, `Dora ${projectId.slice(-6)}`)
  await gradeQueries(dora, projectId, [
    [3, 0],
    [2, 1],
  ])
})

const deliver = () =>
  owner.ok('delivery.create', { params: { projectId }, body: { note: '', limitations: 'One person.' } })

describe('deliveries', () => {
  test('are made, hashed again, and tell whether a file is one of theirs', async () => {
    await app.open(owner, `/projects/${projectId}/delivery`)
    expect(await screen.findByText('Nothing was delivered yet.')).toBeTruthy()
    await user.type(await screen.findByLabelText('What it is for'), 'First cut.')
    await user.click(screen.getByRole('button', { name: 'Make a delivery' }))
    expect(await screen.findByRole('heading', { name: 'Version 1' })).toBeTruthy()
    expect(screen.getByText('First cut.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Hash the stored files again' }))
    expect(await screen.findByText(/All stored files have the hashes/)).toBeTruthy()
    const link = screen.getByRole('link', { name: 'Download en.qrels.txt', hidden: true }) as HTMLAnchorElement
    const text = await (await owner.request(new URL(link.href).pathname)).text()
    const input = document.querySelector('input[type="file"]') as HTMLInputElement
    await user.upload(input, new File([text], 'mine.txt'))
    expect(await screen.findByText(/mine.txt is en.qrels.txt of version 1/)).toBeTruthy()
    await user.upload(input, new File([`${text}x`], 'mine.txt'))
    expect(await screen.findByText('mine.txt is no file of any version here.')).toBeTruthy()
  })

  test('have a card that says what they are; what is frozen lets the project be delivered', async () => {
    await deliver()
    await app.open(owner, `/projects/${projectId}/delivery/1`)
    expect(await screen.findByRole('heading', { name: 'Data card' })).toBeTruthy()
    expect(await screen.findByText('One person.')).toBeTruthy()
    const places = screen.getByRole('region', { name: 'Languages and markets' })
    expect(within(places).getByRole('row', { name: /English United States 2 4 4/ })).toBeTruthy()
    await app.open(owner, `/projects/${projectId}`)
    await user.click(await screen.findByRole('button', { name: 'On to: Delivered' }))
    await user.type(await screen.findByLabelText('Why'), 'Handed over.{Enter}')
    expect(await screen.findByText('No work is handed out now.')).toBeTruthy()
  })
})

describe('the report', () => {
  test('is read by whoever has its link, until it is withdrawn', async () => {
    await app.open(owner, `/projects/${projectId}/report`)
    await user.type(await screen.findByLabelText('What was learned'), 'Begin earlier.')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(async () =>
      expect((await owner.ok('report.get', { params: { projectId } })).lessons).toBe('Begin earlier.'),
    )
    await user.click(screen.getByRole('button', { name: 'Make a link' }))
    const url = (await screen.findByText(/\/shared\/report\//)).textContent ?? ''
    const path = new URL(url).pathname
    await app.open(server.stranger(), path)
    expect(await screen.findByText('Begin earlier.')).toBeTruthy()
    expect(screen.getByText('Handed over')).toBeTruthy()
    expect(screen.queryByText('Share the report')).toBeNull()
    await app.open(owner, `/projects/${projectId}/report`)
    await user.click(await screen.findByRole('button', { name: /Withdraw the link/ }))
    expect(await screen.findByText(/withdrawn/)).toBeTruthy()
    await app.open(server.stranger(), path)
    expect(await screen.findByRole('heading', { name: 'This report is not shared any more' })).toBeTruthy()
  })

  test('says while its figures are worked out, and does not take a server out of reach for a link withdrawn', async () => {
    const { url } = await owner.ok('report.share', { params: { projectId }, body: { days: 30 } })
    const impatient = await testServer(server.db, { now: () => new Date(), patience: { first: 0, again: 0 } })
    await app.open(impatient.stranger(), url)
    expect((await screen.findAllByText('The figures are being worked out.')).length).toBeGreaterThan(1)
    expect(
      await screen.findByRole('region', { name: 'Quality against the standards' }, { timeout: 10_000 }),
    ).toBeTruthy()
    await waitFor(() => expect(screen.queryByText('The figures are being worked out.')).toBeNull(), { timeout: 10_000 })
    app.before(http.get('*/api/shared-reports/*', () => HttpResponse.error()))
    await app.open(impatient.stranger(), url)
    expect(await screen.findByText(/^The server cannot be reached/, {}, { timeout: 10_000 })).toBeTruthy()
    expect(screen.queryByText('This report is not shared any more')).toBeNull()
  })
})
