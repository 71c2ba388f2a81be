import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { appPage } from '../support/app-page.tsx'
import { annotator, doTask, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })

test('says which language and who is harsher, with intervals, and shows the grades in each language', async () => {
  const rows = [...stageRows(2, 2), ...stageRows(2, 2, { language: 'de' })]
  const projectId = await makeProject(server, owner, { rows })
  for (const [name, language, grade] of [
    ['Ana', 'en', 3],
    ['Dora', 'de', 1],
  ] as const) {
    const client = await annotator(server, projectId, name, { languages: [language] })
    for (let got = await next(client, projectId); got.tasks[0]; got = await next(client, projectId))
      await doTask(client, got.tasks[0], grade)
  }
  await app.open(owner, `/projects/${projectId}/drift`)
  expect(await screen.findByText('German is harsher than the others.')).toBeTruthy()
  expect(screen.getByText('English is more generous than the others.')).toBeTruthy()
  const languages = within(screen.getByRole('region', { name: 'Languages' }))
  expect(languages.getByRole('row', { name: /^German 4 4 -1\.000 -1\.000 to -1\.000/ })).toBeTruthy()
  const people = within(screen.getByRole('region', { name: 'People' }))
  expect(people.getByRole('row', { name: /^Dora German 4 -1\.000 .* Cannot be compared/ })).toBeTruthy()
  const anchors = within(screen.getByRole('region', { name: 'What was graded in several languages' }))
  expect(anchors.getAllByRole('row', { name: /query . Title . 3 1|query . Title . 1 3/ })).toHaveLength(4)
  expect(document.title).toBe('Drift between languages · Touchstone')
})

test('says how to get there where nothing was graded in two languages', async () => {
  const projectId = await makeProject(server, owner, { name: 'Empty' })
  await app.open(owner, `/projects/${projectId}/drift`)
  expect(await screen.findByText('Nothing has been graded in two languages yet.')).toBeTruthy()
  expect(screen.getByText(/Import the same queries in several languages/)).toBeTruthy()
})
