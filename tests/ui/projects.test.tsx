import { screen, waitFor, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import { appPage } from '../support/app-page.tsx'
import { annotator, doTask, makeProject, next } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })
let user: UserEvent

beforeEach(() => {
  user = userEvent.setup()
})

/** Puts text in the place of what a field holds. */
async function fill(field: HTMLElement, text: string) {
  await user.clear(field)
  await user.paste(text)
}
// By label and words where the form is large: to ask for roles looks at the styles of everything in it.
const grades = () =>
  within(screen.getByText('The scale', { selector: 'legend' }).parentElement as HTMLElement).getAllByRole('listitem')
const select = (name: string) => screen.findByLabelText(name, { selector: 'select' })
const button = (name: string) => screen.getByText(name, { selector: 'button' })
const title = (name: string) => screen.findByRole('heading', { level: 1, name })

describe('a new project', () => {
  beforeEach(async () => {
    await app.open(owner, '/projects/new')
    await waitFor(() => expect(grades()).toHaveLength(4))
  })

  test('takes languages of the list and any other tag, but no nonsense', async () => {
    const languages = await screen.findByLabelText('Languages')
    await user.type(languages, 'German{Enter}sr-latn{Enter}')
    expect(screen.getByRole('button', { name: 'Remove German' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Remove Serbian (Latin)' })).toBeTruthy()
    await user.type(languages, 'no language!{Enter}')
    expect(await screen.findByText(/This is no language tag/)).toBeTruthy()
  })

  test('offers every scale with its grades, half steps included', async () => {
    for (const [kind, count] of [
      ['Relevance 0–4', 5],
      ['Yes or no', 2],
      ['ESCI', 4],
      ['Needs Met', 9],
    ] as const) {
      await user.selectOptions(await select('Scale'), kind)
      await waitFor(() => expect(grades()).toHaveLength(count))
    }
    const names = grades().map((row) => (within(row).getByLabelText('Name') as HTMLInputElement).value)
    expect(names.filter((name) => name.endsWith('+'))).toHaveLength(4)
  })

  test('with a scale of its own: what is missing is said, and what is made is stored', async () => {
    await fill(screen.getAllByLabelText('Name')[0] as HTMLElement, 'Own grades')
    await user.type(await screen.findByLabelText('Languages'), 'English{Enter}')
    await user.selectOptions(await select('Scale'), 'Own scale')
    await user.click(button('Add a grade'))
    expect(await screen.findByText('Grade 5: a name is missing.')).toBeTruthy()
    const [last] = grades().slice(-1)
    await fill(within(last as HTMLElement).getByLabelText('Name'), 'Outstanding')
    await waitFor(() => expect(screen.queryByText(/a name is missing/)).toBeNull())
    await fill(within(last as HTMLElement).getByLabelText('Key'), '3')
    expect(await screen.findByText('Grade 5: the key is used by another grade.')).toBeTruthy()
    await fill(within(last as HTMLElement).getByLabelText('Key'), '9')
    await user.click(button('Create project'))
    await title('Import')
    const { projects } = await owner.ok('project.list')
    const made = projects.find(({ name }) => name === 'Own grades')
    const { scale } = await owner.ok('project.get', { params: { projectId: made?.id ?? '' } })
    expect(scale.kind).toBe('own')
    expect(scale.grades.map(({ key, value }) => [key, value])).toEqual([
      ['0', 0],
      ['1', 1],
      ['2', 2],
      ['3', 3],
      ['9', 4],
    ])
    expect(scale.grades.at(-1)?.names.en).toBe('Outstanding')
  })

  test('names its grades in each language', async () => {
    await user.selectOptions(await select('Names in'), 'German')
    const first = within(grades()[0] as HTMLElement).getByLabelText('Name') as HTMLInputElement
    await waitFor(() => expect(first.value).not.toBe('Irrelevant'))
    await fill(first, 'Daneben')
    await user.selectOptions(await select('Names in'), 'English')
    expect((within(grades()[0] as HTMLElement).getByLabelText('Name') as HTMLInputElement).value).toBe('Irrelevant')
    await user.selectOptions(await select('Names in'), 'German')
    expect((within(grades()[0] as HTMLElement).getByLabelText('Name') as HTMLInputElement).value).toBe('Daneben')
  })
})

describe('a project that runs', () => {
  let projectId: string
  beforeEach(async () => {
    projectId = await makeProject(server, owner, { name: 'Running', queries: 3, results: 2 })
  })

  test('can be renamed; its scale stays once labels stand on it', async () => {
    const { tasks } = await next(owner, projectId)
    await doTask(owner, tasks[0] as never)
    await app.open(owner, `/projects/${projectId}/settings`)
    expect(await screen.findByText(/Labels have been given on this scale/)).toBeTruthy()
    expect((await select('Scale')) as HTMLSelectElement).toHaveProperty('disabled', true)
    await fill(screen.getAllByLabelText('Name')[0] as HTMLElement, 'Renamed')
    await user.click(button('Save'))
    await waitFor(async () => expect((await owner.ok('project.get', { params: { projectId } })).name).toBe('Renamed'))
  })

  test('shows its progress by query, language and person', async () => {
    const ana = await annotator(server, projectId, `Ana ${projectId.slice(-4)}`)
    const { tasks } = await next(ana, projectId)
    await doTask(ana, tasks[0] as never)
    await app.open(owner, `/projects/${projectId}`)
    expect(await screen.findByText('1 of 3 places done, 0 in work, 2 labels.')).toBeTruthy()
    expect(await screen.findByRole('row', { name: /query 1 English · United States 1 1/ })).toBeTruthy()
    await user.click(screen.getByRole('tab', { name: 'Language' }))
    expect(await screen.findByRole('row', { name: /^English/ })).toBeTruthy()
    await user.click(screen.getByRole('tab', { name: 'Person' }))
    expect(await screen.findByRole('row', { name: /^Ana/ })).toBeTruthy()
  })

  test('is closed to those who have no part in it', async () => {
    const other = await makeProject(server, owner, { name: 'Elsewhere' })
    const eve = await annotator(server, other, `Eve ${projectId.slice(-4)}`)
    await app.open(eve, `/projects/${projectId}/label`)
    expect(await screen.findByText('This is not here, or you have no part in it.')).toBeTruthy()
    await app.open(eve, '/')
    expect(await screen.findByText('Elsewhere')).toBeTruthy()
    expect(screen.queryByText('Running')).toBeNull()
  })
})

describe('the guideline', () => {
  let projectId: string
  beforeEach(async () => {
    projectId = await makeProject(server, owner, { name: 'Guided' })
    await app.open(owner, `/projects/${projectId}/guideline`)
  })
  const text = () => screen.findByRole('textbox', { name: 'Text' })

  test('is written beside its preview, and published as a version whose clauses have ids', async () => {
    await user.click(await text())
    await user.paste('# How to grade\n\n## Perfect\n\nJust what was asked for.\n')
    const preview = await screen.findByRole('region', { name: 'What people read' })
    expect(await within(preview).findByRole('heading', { name: 'Perfect' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Publish' }))
    expect(await screen.findByText('The new version is in force.')).toBeTruthy()
    const guideline = await owner.ok('guideline.get', { params: { projectId } })
    expect(guideline.version).toBe(1)
    expect(guideline.texts.en).toMatch(/## Perfect \{#[\w-]+\}/)
  })

  test('says which clause of a language is wrong', async () => {
    await user.click(await text())
    await user.paste('## One {#same}\n\na\n\n## Two {#same}\n\nb\n')
    expect(await screen.findByText('The id “same” stands on two clauses.')).toBeTruthy()
  })

  test('of somebody else who was quicker is not overwritten, and the own text stays', async () => {
    await user.click(await text())
    await user.paste('## Mine\n\nMy words.\n')
    await owner.ok('guideline.update', {
      params: { projectId },
      body: { basedOn: 0, texts: { en: '## Theirs\n\nx\n' } },
    })
    await user.click(screen.getByRole('button', { name: 'Publish' }))
    expect(await screen.findByText(/Somebody has published another version meanwhile/)).toBeTruthy()
    expect(((await text()) as HTMLTextAreaElement).value).toContain('My words.')
  })
})
