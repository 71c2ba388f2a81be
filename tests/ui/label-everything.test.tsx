import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { Label } from '#contract/labelling.ts'
import type { Scale } from '#contract/project.ts'
import type { Client } from '../support/api.ts'
import { appPage } from '../support/app-page.tsx'
import { joinAll, makeCrowd } from '../support/crowd.ts'
import { makeProject, next, plainProject } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })

/** Its digits mean something else than those of the plain scale. */
const otherScale: Scale = {
  kind: 'own',
  grades: ['Buy', 'Look', 'Skip'].map((text, at) => ({
    ...{ key: String(at + 1), value: 20 - at * 10, gain: 2 - at },
    ...{ names: { en: text }, descriptions: { en: text } },
  })),
}

async function stage() {
  const bikes = await makeProject(server, owner, { name: 'Bikes', queries: 2, results: 1, priority: 3 })
  const shop = await makeProject(server, owner, { name: 'Shop', queries: 2, results: 1, priority: 3, explain: 'off' })
  await owner.ok('project.update', { params: { projectId: shop }, body: { scale: otherScale } })
  const [person] = (await makeCrowd(server, 1)) as [Client]
  await joinAll(server, bikes, [person])
  await joinAll(server, shop, [person])
  return { bikes, shop, person }
}

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const projectName = (name: string) =>
  waitFor(() => expect(screen.getByRole('region', { name: 'Query' }).textContent).toContain(name))

test('tasks of two projects follow one another, each graded by its own scale and stored with that scale’s version', async () => {
  const user = userEvent.setup()
  const { bikes, shop, person } = await stage()
  const sent: Label[] = []
  app.before(
    http.post('*/api/labels', async ({ request }) => {
      sent.push(...((await request.clone().json()) as { labels: Label[] }).labels)
    }),
  )
  await app.open(person, '/label')
  await projectName('Bikes')
  await waitFor(() => expect(document.title).toBe('Label · Bikes'))
  expect(screen.getByRole('button', { name: /Perfect/ })).toBeTruthy()
  expect(screen.getByRole('textbox', { name: /Explain/ })).toBeTruthy()
  await user.keyboard('1{Enter}')
  // The scale is there in the frame of the submit: nothing is waited for.
  expect(screen.getByRole('button', { name: /Buy/ })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Perfect/ })).toBeNull()
  expect(screen.queryByRole('textbox', { name: /Explain/ })).toBeNull()
  expect(screen.getByRole('region', { name: 'Query' }).textContent).toContain('Other project: Shop')
  await waitFor(() => expect(document.title).toBe('Label · Shop'))
  await user.keyboard('1{Enter}')
  await projectName('Bikes')
  await user.keyboard('2{Enter}')
  await projectName('Shop')
  await user.keyboard('u')
  await projectName('Bikes')
  expect(screen.getByRole('button', { name: /Good/, pressed: true })).toBeTruthy()
  await user.keyboard('3{Enter}')
  await projectName('Shop')
  await user.keyboard('3{Enter}')
  await screen.findByText('There is nothing left for you in any project. Tasks submitted: 4.')
  await waitFor(() => expect(sent).toHaveLength(5))
  expect(sent.map(({ value, scaleVersion }) => [value, scaleVersion])).toEqual([
    [1, 1],
    [20, 2],
    [2, 1],
    [3, 1],
    [0, 2],
  ])
  await waitFor(async () => {
    const stored = await server.db
      .selectFrom('current_label')
      .select(['project_id', 'value'])
      .where('project_id', 'in', [bikes, shop])
      .execute()
    const of = (id: string) => stored.filter((row) => row.project_id === id).map(({ value }) => value)
    expect([of(bikes).sort(), of(shop).sort()]).toEqual([
      [1, 3],
      [0, 20],
    ])
  })
})

test('a task whose scale cannot be fetched is not shown, and comes when it can', async () => {
  const user = userEvent.setup()
  const { person } = await stage()
  let isGone = true
  app.before(
    http.get('*/api/projects/*/labelling', () =>
      isGone ? HttpResponse.json({ id: 'not-found' }, { status: 404 }) : undefined,
    ),
  )
  await app.open(person, '/label')
  await screen.findByText('The next task could not be fetched')
  isGone = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByRole('complementary', { name: 'Judgement' })
  await projectName('Bikes')
})

test('the start page leads to everything where several projects wait, by link and by Enter; to the one project where one does', async () => {
  const user = userEvent.setup()
  const { bikes, person } = await stage()
  await app.open(person, '/')
  const link = await screen.findByRole('link', { name: 'Label everything that waits' })
  expect(link.getAttribute('href')).toBe('/label')
  await user.keyboard('{Enter}')
  await projectName('Bikes')
  await heading('query 1')
  const [single] = (await makeCrowd(server, 1)) as [Client]
  await joinAll(server, bikes, [single])
  await owner.ok('project.update', { params: { projectId: bikes }, body: { overlap: 3 } })
  await app.open(single, '/')
  await screen.findByRole('heading', { level: 2, name: 'Bikes' })
  expect(screen.queryByRole('link', { name: 'Label everything that waits' })).toBeNull()
  await user.keyboard('{Enter}')
  await heading('query 1')
  expect(screen.queryByText('Bikes', { selector: '[role="status"] bdi' })).toBeNull()
})

test('who has no project with tasks is told so; who has to wait for others too', async () => {
  const [lone, other] = (await makeCrowd(server, 2)) as [Client, Client]
  await app.open(lone, '/label')
  await screen.findByText('You label in no project that is open and has tasks.')
  const held = await makeProject(server, owner, { ...plainProject, name: 'Held', queries: 1, results: 1 })
  await joinAll(server, held, [lone, other])
  await next(other, held)
  await userEvent.setup().click(screen.getByRole('button', { name: 'Look again' }))
  await screen.findByText(/1 task is with others/)
})
