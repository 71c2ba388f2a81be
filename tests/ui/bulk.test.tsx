import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import type { Client } from '../support/api.ts'
import { appPage } from '../support/app-page.tsx'
import { annotator, doTask, makeProject, next } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })
let ana: Client
let projectId: string

beforeAll(async () => {
  projectId = await makeProject(server, owner)
  ana = await annotator(server, projectId, 'Ana Bulk')
  await doTask(ana, (await next(ana, projectId)).tasks[0] as TaskView)
})

test('labels go stale after a preview, a reason and a question; the log undoes it', async () => {
  const user = userEvent.setup()
  await app.open(owner, `/projects/${projectId}/bulk`)
  await user.type(await screen.findByLabelText('Query contains'), 'query 1')
  await user.click(screen.getByRole('button', { name: 'Show what this would touch' }))
  await screen.findByText(/2 labels/)
  await user.click(screen.getByRole('button', { name: 'Apply' }))
  expect(screen.getByText('Give a reason.')).toBeTruthy()
  await user.type(screen.getByLabelText('Reason'), 'old news')
  await user.click(screen.getByRole('button', { name: 'Apply' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(within(dialog).getByText(/This touches 2 labels/)).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Yes, apply' }))
  await user.click(await screen.findByRole('button', { name: 'Undo: old news' }))
  await screen.findByText('2 put back')
  const { batches } = await owner.ok('bulk.list', { params: { projectId } })
  await waitFor(() => expect(batches).toMatchObject([{ state: 'undone', restored: 2 }]))
})

test('annotators are told that it is not for them', async () => {
  await app.open(ana, `/projects/${projectId}/bulk`)
  expect(await screen.findByText(/You do not have the role/)).toBeTruthy()
})
