import { screen, waitFor, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import { appPage } from '../support/app-page.tsx'
import { annotator, makeProject } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })
let projectId: string
let user: UserEvent
let people = 0

beforeEach(async () => {
  user = userEvent.setup()
  projectId = await makeProject(server, owner)
})

const members = async () => (await owner.ok('member.list', { params: { projectId } })).members
const newPerson = () => {
  people += 1
  return annotator(server, projectId, `Ada ${people}`)
}
const open = () => app.open(owner, `/projects/${projectId}/people`)

describe('the people of a project', () => {
  test('are invited by as many links as are asked for, each shown once', async () => {
    await open()
    await user.click(await screen.findByRole('button', { name: 'Invite people' }))
    const dialog = await screen.findByRole('dialog', { name: 'Invite people' })
    await user.click(within(dialog).getByRole('checkbox', { name: 'Reviewer' }))
    await user.type(within(dialog).getByLabelText('Languages'), 'German{Enter}')
    await user.clear(within(dialog).getByLabelText('How many links'))
    await user.type(within(dialog).getByLabelText('How many links'), '3{Tab}')
    await user.type(within(dialog).getByLabelText('Note'), 'the Berlin team')
    await user.click(within(dialog).getByRole('button', { name: 'Make 3 links' }))
    await waitFor(() => expect(within(dialog).getAllByText(/\/link\//)).toHaveLength(3))
    await user.click(within(dialog).getByRole('button', { name: 'Done' }))
    expect(screen.queryByText(/\/link\//)).toBeNull()
    expect(await screen.findAllByRole('row', { name: /the Berlin team/ })).toHaveLength(3)
  })

  test('an invitation that was withdrawn lets nobody in', async () => {
    const body = { roles: ['annotator' as const], languages: [], markets: [], note: 'mistake', days: 7, count: 1 }
    const { links } = await owner.ok('invitation.create', { params: { projectId }, body })
    await open()
    const row = await screen.findByRole('row', { name: /mistake/ })
    await user.click(within(row).getByRole('button', { name: /Withdraw/ }))
    await waitFor(() => expect(screen.queryByRole('row', { name: /mistake/ })).toBeNull())
    const { status } = await server
      .stranger()
      .call('link.get', { params: { token: links[0]?.url.split('/').at(-1) ?? '' } })
    expect(status).not.toBe(200)
  })

  test('get other roles and languages, and can be taken out; their labels stay', async () => {
    const ada = await newPerson()
    await open()
    await user.click(await screen.findByRole('button', { name: `Change Ada ${people}` }))
    let dialog = await screen.findByRole('dialog', { name: `Ada ${people}` })
    await user.click(within(dialog).getByRole('checkbox', { name: 'Trainer' }))
    await user.type(within(dialog).getByLabelText('Languages'), 'German{Enter}')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const changed = (await members()).find(({ personId }) => personId === ada.id)
    expect(changed).toMatchObject({ languages: ['de'] })
    expect([...(changed?.roles ?? [])].sort()).toEqual(['annotator', 'trainer'])

    await user.click(await screen.findByRole('button', { name: `Change Ada ${people}` }))
    dialog = await screen.findByRole('dialog', { name: `Ada ${people}` })
    await user.click(within(dialog).getByRole('button', { name: 'Remove from the project' }))
    expect(within(dialog).getByText(/All labels stay/)).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: 'Yes, remove' }))
    await waitFor(async () => expect((await members()).some(({ personId }) => personId === ada.id)).toBe(false))
  })

  test('the last owner stays owner, and the page says why', async () => {
    await open()
    await user.click(await screen.findByRole('button', { name: 'Change Olive Owner' }))
    const dialog = await screen.findByRole('dialog', { name: 'Olive Owner' })
    await user.click(within(dialog).getByRole('checkbox', { name: 'Owner' }))
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText(/A project needs at least one owner/)).toBeTruthy()
  })
})

describe('the accounts of the server', () => {
  test('a forgotten password is mended by a link that the owner makes', async () => {
    const ada = await newPerson()
    await app.open(owner, '/people')
    await user.click(await screen.findByRole('button', { name: `New password for Ada ${people}` }))
    const dialog = await screen.findByRole('dialog', { name: 'A link that sets a new password' })
    const url = within(dialog).getByText(/\/link\//).textContent ?? ''
    const stranger = server.stranger()
    await app.open(stranger, new URL(url).pathname)
    await screen.findByRole('heading', { name: `New password for Ada ${people}` })
    await user.type(screen.getByLabelText('New password'), 'quite another secret')
    await user.click(screen.getByRole('button', { name: 'Set password' }))
    await screen.findByRole('heading', { name: 'Home' })
    expect((await ada.call('me.update', { body: {} })).status).toBe(401)
  })

  test('are not shown to others', async () => {
    const ada = await newPerson()
    await app.open(ada, '/people')
    expect(await screen.findByText(/You do not have the role/)).toBeTruthy()
  })
})
