import { screen, waitFor, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import { emptyPlan } from '#core/plan.ts'
import { appPage } from '../support/app-page.tsx'
import { annotator, gradeQueries, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })
let user: UserEvent

beforeEach(() => {
  user = userEvent.setup()
})

const planOf = (projectId: string) => owner.ok('plan.get', { params: { projectId } })
const lifeOf = (projectId: string) => owner.ok('life.get', { params: { projectId } })

/** Tabs on until the focus is on what has this name. */
async function tabTo(name: string | RegExp) {
  const isThere = () => {
    const focused = document.activeElement
    const label = focused instanceof HTMLInputElement ? (focused.labels?.[0]?.textContent ?? '') : ''
    const text = focused?.getAttribute('aria-label') ?? (label || (focused?.textContent ?? ''))
    return typeof name === 'string' ? text === name : name.test(text)
  }
  for (let n = 0; n < 80; n++) {
    if (isThere()) return
    await user.tab()
  }
  throw new Error(`Tab does not lead to ${name}`)
}

describe('the plan', () => {
  test('is written by keyboard alone, and read again with its history', async () => {
    const projectId = await makeProject(server, owner)
    await app.open(owner, `/projects/${projectId}/plan`)
    expect(await screen.findByText(/There is no plan yet/)).toBeTruthy()
    await tabTo('Edit the plan')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Who asks')))
    await user.keyboard('Search team')
    await tabTo('Queries')
    await user.keyboard('500')
    await tabTo('Seconds per label, at most')
    await user.keyboard('12.5')
    await tabTo('Amount (USD)')
    await user.keyboard('1999.99')
    await tabTo('Add a rate')
    await user.keyboard('{Enter}')
    await user.tab({ shift: true })
    await user.tab({ shift: true })
    expect(document.activeElement).toBe(screen.getByLabelText('Cost of an hour (USD)'))
    await user.keyboard('{Control>}a{/Control}18')
    await tabTo('What is different, and why')
    await user.keyboard('First draft{Enter}')
    expect(await screen.findByText('Search team')).toBeTruthy()
    const { plan, version } = await planOf(projectId)
    expect(version).toBe(1)
    expect(plan).toMatchObject({
      request: { asker: 'Search team' },
      sample: { queries: 500 },
      standards: { secondsPerLabel: 12.5, agreement: null },
      budget: { amount: 199_999, currency: 'USD' },
      rates: [{ language: null, perHour: 1800 }],
    })
    const history = screen.getByRole('region', { name: 'History' })
    expect(within(history).getByText('First draft')).toBeTruthy()
    expect(within(history).getByText(/Request · Sample · Standards · Budget · Rates/)).toBeTruthy()
  })

  test('is not saved while it does not hold together, and keeps what was typed when somebody else was faster', async () => {
    const projectId = await makeProject(server, owner)
    const dates = { pilot: '2027-03-01', production: '2027-02-01', delivery: null }
    const wrong = { ...emptyPlan, hours: [{ language: 'en', perWeek: 5 }] }
    await owner.ok('plan.update', { params: { projectId }, body: { basedOn: 0, plan: wrong, note: '' } })
    await app.open(owner, `/projects/${projectId}/plan`)
    await user.click(await screen.findByRole('button', { name: 'Edit the plan' }))
    const day = async (label: string, value: string) => {
      await user.clear(screen.getByLabelText(label))
      await user.type(screen.getByLabelText(label), value)
    }
    await day('Pilot begins', dates.pilot)
    await day('Production begins', dates.production)
    expect(await screen.findByText(/The dates are not in order/)).toBeTruthy()
    const save = screen.getByRole('button', { name: 'Save the plan' })
    expect(save).toHaveProperty('disabled', true)
    await day('Production begins', '2027-04-01')
    await waitFor(() => expect(save).toHaveProperty('disabled', false))
    await owner.ok('plan.update', { params: { projectId }, body: { basedOn: 1, plan: emptyPlan, note: '' } })
    await user.click(save)
    expect(await screen.findByText(/Someone has saved another version meanwhile/)).toBeTruthy()
    expect(screen.getByLabelText('Pilot begins')).toHaveProperty('value', '2027-03-01')
  })
})

describe('the life of a project', () => {
  test('goes on with a reason; the pilot shows what it is measured by, and is decided on', async () => {
    const projectId = await makeProject(server, owner, { state: 'designing', overlap: 2, rows: stageRows(10, 3) })
    await app.open(owner, `/projects/${projectId}`)
    const way = await screen.findByRole('region', { name: 'Where the project stands' })
    expect(within(way).getByText('In design').closest('li')?.getAttribute('aria-current')).toBe('step')
    expect(within(way).getByText('No work is handed out now.')).toBeTruthy()
    await user.click(within(way).getByRole('button', { name: 'On to: Pilot' }))
    await user.type(await screen.findByLabelText('Why'), 'The guideline is ready.{Enter}')
    await waitFor(async () => expect((await lifeOf(projectId)).state).toBe('pilot'))
    const plan = { ...emptyPlan, standards: { ...emptyPlan.standards, secondsPerLabel: 2, skill: 0.7 } }
    await owner.ok('plan.update', { params: { projectId }, body: { basedOn: 0, plan, note: '' } })
    const ana = await annotator(server, projectId, 'Ana Gate')
    await gradeQueries(ana, projectId, [[1, 2, 3]])
    await user.click(await within(way).findByRole('link', { name: 'Decide on the pilot' }))
    const gate = await screen.findByRole('region', { name: 'Gate of pilot 1' })
    const row = (name: RegExp) => within(gate).getByRole('row', { name })
    expect(within(row(/Time per label/)).getByText('at most 2 s')).toBeTruthy()
    expect(within(row(/Time per label/)).getByText(/Reached/)).toBeTruthy()
    expect(within(row(/^Right answers/)).getByText(/Not enough data/)).toBeTruthy()
    expect(within(row(/^Right answers/)).getByText('About 30 more answers would tell.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Pass: begin production' }))
    await user.type(await screen.findByLabelText('Why'), 'Fast enough.{Enter}')
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Gate of pilot 1' })).toBeNull())
    expect(await lifeOf(projectId)).toMatchObject({ state: 'production', steps: [{ decision: 'pass' }, {}, {}] })
  })

  test('begins as a request from a template, with its standards and its guideline', async () => {
    await app.open(owner, '/projects/new')
    await user.selectOptions(await screen.findByLabelText('Template'), 'Recommendation')
    await user.click(screen.getByLabelText(/As a request/))
    await user.type(screen.getByLabelText('Who asks'), 'Feed team')
    await user.type(screen.getAllByLabelText('Name')[0] as HTMLElement, 'Next up')
    await user.type(screen.getByLabelText('Languages'), 'English{Enter}')
    await waitFor(() => expect(screen.getByLabelText('Scale')).toHaveProperty('value', 'graded-0-4'))
    await user.click(screen.getByRole('button', { name: 'Create project' }))
    await screen.findByRole('heading', { name: 'Plan' })
    expect(await screen.findByText('Feed team')).toBeTruthy()
    const project = (await owner.ok('project.list')).projects.find(({ name }) => name === 'Next up')
    const projectId = project?.id ?? ''
    expect(project).toMatchObject({ state: 'requested', segment: 'recommendation' })
    const { plan } = await planOf(projectId)
    expect(plan.standards).toMatchObject({ agreement: { least: 0.5 }, skill: 0.6 })
    const params = { projectId }
    expect(await owner.ok('project.get', { params })).toMatchObject({ kind: 'page', overlap: 3, goldShare: 0.05 })
    expect((await owner.ok('guideline.get', { params })).texts.en).toMatch(/^# How to grade recommendations/)
  })
})
