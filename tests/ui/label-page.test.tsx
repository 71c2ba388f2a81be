import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { delay, HttpResponse, http } from 'msw'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../support/api.ts'
import { appPage } from '../support/app-page.tsx'
import { annotator, makeProject, plainProject } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })
let projectId: string
let people = 0
let person: Client

beforeEach(async () => {
  projectId = await makeProject(server, owner, { queries: 8, results: 2, overlap: 3 })
  people += 1
  person = await annotator(server, projectId, `Person ${people}`)
})

const query = () => screen.findByRole('heading', { level: 1 })
const open = async () => {
  await app.open(person, `/projects/${projectId}/label`)
  await screen.findByRole('complementary', { name: 'Judgement' })
}
const counts = (made: number, stored: number) => screen.findByText(`${made} made · ${stored} stored`)

describe('labelling', () => {
  test('a digit grades and steps on, Enter submits, and the next task is there', async () => {
    const user = userEvent.setup()
    await open()
    expect((await query()).textContent).toBe('query 1')
    await user.keyboard('32{Enter}')
    await waitFor(async () => expect((await query()).textContent).toBe('query 2'))
    await counts(2, 2)
  })

  test('hands faster than the network meet every task once, in order', async () => {
    let calls = 0
    app.before(
      http.post('*/api/projects/*/tasks/next', async () => {
        calls += 1
        // The first refill fails, so that the queue runs dry; the next is slow and brings two tasks at once.
        if (calls === 2) return HttpResponse.json({ id: 'unavailable' }, { status: 503 })
        if (calls === 3) await delay(400)
      }),
    )
    const user = userEvent.setup()
    await open()
    const met: string[] = []
    for (let task = 1; task <= 8; task++) {
      await screen.findByRole('complementary', { name: 'Judgement' })
      met.push((await query()).textContent ?? '')
      await user.keyboard('12{Enter}')
      if (task < 3) await delay(90)
    }
    expect(met).toEqual(Array.from({ length: 8 }, (_, i) => `query ${i + 1}`))
    await screen.findByRole('heading', { name: 'All done' })
  })

  test('undo takes the last label back, and then opens the task before', async () => {
    const user = userEvent.setup()
    await open()
    await user.keyboard('32{Enter}')
    await waitFor(async () => expect((await query()).textContent).toBe('query 2'))
    await user.keyboard('1u')
    expect(screen.queryByRole('button', { pressed: true })).toBeNull()
    await user.keyboard('u')
    await waitFor(async () => expect((await query()).textContent).toBe('query 1'))
    await user.keyboard('u')
    expect(within(screen.getByRole('list', { name: 'Results' })).getAllByText('not graded yet')).toHaveLength(1)
  })

  test('a pointer does it all: grade, cannot judge with its reason, flag, submit', async () => {
    const user = userEvent.setup()
    await open()
    await user.click(screen.getByRole('button', { name: /Perfect/ }))
    await user.click(screen.getByRole('button', { name: /^Cannot judge/ }))
    await user.click(screen.getByRole('button', { name: /Wrong language/ }))
    await user.click(screen.getByRole('button', { name: /^Flag/ }))
    await user.click(screen.getByRole('button', { name: /^Submit/ }))
    await waitFor(async () => expect((await query()).textContent).toBe('query 2'))
    await counts(3, 3)
  })
})

describe('when something goes wrong', () => {
  test('a task that cannot be fetched is said, and tried again by a button', async () => {
    app.before(
      http.post('*/api/projects/*/tasks/next', () => HttpResponse.json({ id: 'internal' }, { status: 500 }), {
        once: true,
      }),
    )
    const user = userEvent.setup()
    await app.open(person, `/projects/${projectId}/label`)
    await screen.findByText('The next task could not be fetched')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByRole('heading', { name: 'query 1' })
  })

  test('a server that is gone keeps no one from grading; the labels go out when it is back', async () => {
    const user = userEvent.setup()
    await open()
    let isGone = true
    app.before(http.post('*/api/labels', () => (isGone ? HttpResponse.error() : undefined)))
    await user.keyboard('32')
    await counts(2, 0)
    await screen.findByText('Offline: labels are kept here and sent later.')
    isGone = false
    window.dispatchEvent(new Event('online'))
    await counts(2, 2)
  })

  test('a label that the server refuses steps aside and can be saved to a file; the others are stored', async () => {
    const user = userEvent.setup()
    await open()
    app.before(
      http.post('*/api/labels', async ({ request }) => {
        const { labels } = (await request.clone().json()) as { labels: { id: string; value: number }[] }
        const bad = labels.filter(({ value }) => value === 1)
        if (bad.length === 0) return
        const refused = bad.map(({ id }) => ({ id, problem: 'unknown-grade' }))
        return HttpResponse.json({ id: 'labels-refused', message: 'no', details: { refused } }, { status: 422 })
      }),
    )
    await user.keyboard('13')
    await user.click(await screen.findByRole('button', { name: '1 label could not be stored' }))
    await screen.findByRole('dialog', { name: 'Labels that could not be stored' })
    expect(screen.getByRole('button', { name: 'Download them' })).toBeTruthy()
  })

  test('a project where nothing was imported says so', async () => {
    const { id } = await owner.ok('project.create', {
      body: { ...plainProject, name: 'Empty' },
    })
    await app.open(owner, `/projects/${id}/label`)
    await screen.findByRole('heading', { name: 'No tasks yet' })
  })
})
