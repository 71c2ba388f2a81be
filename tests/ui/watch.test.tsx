import { screen, waitFor, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ProjectPlan } from '#contract/plan.ts'
import type { Facts } from '#contract/watch.ts'
import { emptyPlan } from '#core/plan.ts'
import { endsOf } from '#core/watch/ends.ts'
import { appPage } from '../support/app-page.tsx'
import { annotator, gradeQueries, makeProject } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served()
let user: UserEvent

beforeEach(() => {
  user = userEvent.setup()
})

async function save(projectId: string, plan: Partial<ProjectPlan>) {
  const params = { projectId }
  const { version } = await owner.ok('plan.get', { params })
  await owner.ok('plan.update', { params, body: { basedOn: version, plan: { ...emptyPlan, ...plan }, note: '' } })
}

const priced: Partial<ProjectPlan> = {
  standards: { ...emptyPlan.standards, agreement: { measure: 'alpha-ordinal', least: 0.95 }, secondsPerLabel: 0.5 },
  budget: { amount: 100_000, currency: 'EUR' },
  rates: [{ language: null, perHour: 3600 }],
}

/** Two of the four people that are wanted grade eight queries of three results, mostly alike. */
async function labelled(name: string): Promise<string> {
  const projectId = await makeProject(server, owner, { name, queries: 8, results: 3, overlap: 4 })
  for (const [who, person] of ['Ana', 'Ben'].entries())
    await gradeQueries(await annotator(server, projectId, `${person} ${name}`), projectId, [
      [2, 1, 0],
      [3, 1, who],
      [2, 0, 1],
      [1, 1, 3],
    ])
  return projectId
}

/** Tabs on until the focus is on what has this name. */
async function tabTo(name: string | RegExp) {
  for (let n = 0; n < 120; n++) {
    const focused = document.activeElement
    const label = focused && 'labels' in focused ? (focused as HTMLInputElement).labels?.[0]?.textContent : null
    const text = focused?.getAttribute('aria-label') ?? label ?? focused?.textContent ?? ''
    if (typeof name === 'string' ? text === name : name.test(text)) return
    await user.tab()
  }
  throw new Error(`Tab does not lead to ${name}`)
}

const part = (name: string) =>
  screen.findByRole('heading', { level: 2, name }).then((h) => h.parentElement as HTMLElement)

describe('the board', () => {
  test('without a plan or a label says what is missing, and where that is made', async () => {
    const projectId = await makeProject(server, owner, { name: 'Bare', queries: 2, results: 3 })
    await app.open(owner, `/projects/${projectId}/board`)
    expect((await screen.findByRole('link', { name: 'Write the plan' })).getAttribute('href')).toMatch(/\/plan$/)
    expect(screen.getByRole('link', { name: 'Invite people' })).toBeTruthy()
    expect(screen.queryByText('What if')).toBeNull()
  })

  test('shows figures against the plan, pictures with tables behind them, and languages as a file', async () => {
    const projectId = await labelled('Figures')
    await save(projectId, priced)
    await app.open(owner, `/projects/${projectId}/board`)
    const totals = await part('Where it stands')
    const tile = (name: string) => within(totals).getByText(name).nextElementSibling as HTMLElement
    expect(tile('Labels').textContent).toContain('48 of 96')
    expect(tile('Spent').textContent).toMatch(/^€\d.* of €1,000.00/)
    expect(tile('Agreement').textContent).toMatch(/0\.\d\d.*Krippendorff.*The plan asks for 0.95/)
    expect(tile('Time per label, median').textContent).toContain('not met')
    expect(tile('End').textContent).toContain('25 Nov 2026')
    const picture = await screen.findByRole('img', { name: /^48 labels in the last 28 days.*48, on 24 Nov 2026/ })
    await waitFor(() => expect(picture.querySelector('svg')).not.toBeNull())
    expect(picture.querySelector('style')).toBeNull()
    await tabTo(/^Show as table: Labels per day/)
    await user.click(document.activeElement as Element)
    expect(screen.getByRole('row', { name: '24 Nov 2026 48' })).toBeTruthy()
    const languages = within(screen.getByRole('region', { name: 'Languages' }))
    expect(languages.getByRole('row', { name: /^English 48 96 50%/ })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')).toMatch(/board\/csv$/)
    await user.click(languages.getByRole('link', { name: /^0\.\d\d/ }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Agreement' })).toBeTruthy()
  })

  test('an alarm is told in words, and marked as seen by keyboard', async () => {
    const projectId = await labelled('Alarm')
    await save(projectId, priced)
    await app.open(owner, `/projects/${projectId}/board`)
    const see = /^Mark as seen: A label takes \d.*; the plan allows 0.5 secs\.$/
    await screen.findByRole('button', { name: see })
    await tabTo(see)
    await user.keyboard('{Enter}')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('What is done about it')))
    await user.keyboard('Ask Ana what takes so long.{Tab}{Enter}')
    const alarms = await part('Alarms')
    expect(await within(alarms).findByText(/Seen by Olive Owner/)).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(within(alarms).getByText('Ask Ana what takes so long.')).toBeTruthy()
    const { board } = await owner.ok('board.get', { params: { projectId } })
    expect(board?.alarms.filter(({ seenBy }) => seenBy)).toHaveLength(1)
  })

  test('what if: the answer follows what is typed', async () => {
    const projectId = await labelled('What if')
    await save(projectId, priced)
    await app.open(owner, `/projects/${projectId}/board`)
    await screen.findByText('What if', { selector: 'h2' })
    const toMake = () =>
      within(screen.getByRole('row', { name: /^Labels to make/ }))
        .getAllByRole('cell')
        .map((cell) => cell.textContent)
    await waitFor(() => expect(toMake()).toEqual(['48', '48']))
    await tabTo('Labels per result')
    await user.keyboard('{Control>}a{/Control}6')
    await waitFor(() => expect(toMake()).toEqual(['48', '96']))
    expect((await owner.ok('project.get', { params: { projectId } })).overlap).toBe(4)
  })
})

describe('the register of risks', () => {
  test('takes a risk by keyboard alone, with what raises it; it is edited, closed and opened again', async () => {
    const projectId = await labelled('Risky')
    await save(projectId, priced)
    await owner.ok('board.get', { params: { projectId } })
    await app.open(owner, `/projects/${projectId}/risks`)
    await screen.findByText('No risk is written down yet.')
    await tabTo('Add a risk')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('What may go wrong')))
    await user.keyboard('The budget does not last')
    await user.selectOptions(screen.getByLabelText('Impact'), '5 – severe')
    await user.selectOptions(screen.getByLabelText('Whose it is'), 'Olive Owner')
    await user.selectOptions(screen.getByLabelText('What raises it by itself'), 'Share of the budget that is spent')
    await tabTo('This many percent')
    await user.keyboard('{Control>}a{/Control}90{Enter}')
    const row = await screen.findByRole('row', { name: /^The budget does not last 3 × 5 = 15 Open Olive Owner/ })
    expect(within(row).getByText('Share of the budget that is spent over 90%')).toBeTruthy()
    expect(within(row).getByText(/^Now: 0\.\d%$|^Now: 0%$/)).toBeTruthy()
    expect(screen.getByRole('img', { name: /open or raised: 1\..*12 or more for 1/ })).toBeTruthy()
    await tabTo('Edit: The budget does not last')
    await user.keyboard('{Enter}')
    await screen.findByRole('dialog', { name: 'Edit the risk' })
    await user.selectOptions(screen.getByLabelText('Likelihood'), '1 – rare')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByRole('row', { name: /1 × 5 = 5 Open/ })
    await tabTo('Close: The budget does not last')
    await user.keyboard('{Enter}')
    await screen.findByRole('row', { name: /1 × 5 = 5 Closed/ })
    expect(screen.queryByRole('img')).toBeNull()
    await tabTo('Reopen: The budget does not last')
    await user.keyboard('{Enter}')
    await screen.findByRole('row', { name: /1 × 5 = 5 Open/ })
    const { risks } = await owner.ok('risk.list', { params: { projectId } })
    expect(risks).toMatchObject([{ trigger: { metric: 'budgetShare', is: 'over', number: 0.9 }, ownerId: owner.id }])
  })
})

describe('the overview', () => {
  const perDay = Array.from({ length: 28 }, () => 10)

  /** A project whose figures are put straight where they are kept: so many labels left at ten a day, in these places. */
  async function measured(name: string, segment: 'ranking' | 'ads', left: number, places: [string, string][]) {
    const projectId = await makeProject(server, owner, { name, segment, rows: [] })
    await save(projectId, { ...priced, dates: { ...emptyPlan.dates, delivery: '2026-12-04' } })
    const cells = places.map(([language, market]) => ({
      ...{ language, market, results: 1000, wanted: 1000, made: 1000 - left, perDay, days: 28, activeMs: 1000 },
      ...{ msPerDay: perDay.map(() => 0), labels: 280, counting: 280, accepted: 280 },
    }))
    const figure = { value: 0.8, low: 0.75, high: 0.85, reason: null }
    const facts: Facts = {
      ...{
        computedAt: server.clock.now.toISOString(),
        state: 'production',
        cells,
        ends: endsOf(cells),
        agreement: figure,
      },
      paces: { total: { people: 2, medianSeconds: 5 }, languages: {} },
      agreementBy: places.map(([language]) => ({ language, ...figure })),
      ...{
        skill: { value: null, answers: 0 },
        exposureMinutes: 0,
        waitingReview: 0,
        decisionMs: null,
        overlap: 1,
        goldShare: 0,
      },
    }
    await sql`insert into watch_facts (project_id, mark, facts, computed_at) values (${projectId}, '', ${JSON.stringify(facts)}, now())`.execute(
      server.db,
    )
    return projectId
  }

  test('says of each language and market how it stands, is walked by arrows, and leads down to the project', async () => {
    const late = await measured('Late one', 'ads', 300, [
      ['th', 'TH'],
      ['hi', 'IN'],
    ])
    await measured('Early one', 'ranking', 50, [
      ['hi', 'IN'],
      ['hi', 'GB'],
    ])
    await app.open(owner, '/overview')
    const place = (name: RegExp) => screen.findByRole('button', { name })
    expect((await place(/^Thai, Thailand/)).getAttribute('aria-label')).toBe(
      'Thai, Thailand: late in 1 of 1 projects, at most 20 days after the planned delivery',
    )
    expect((await place(/^Hindi, India/)).getAttribute('aria-label')).toMatch(/late in 1 of 2 projects/)
    const fine = await place(/^Hindi, United Kingdom: in time, 1 project$/)
    expect(fine.textContent).toBe('✓')
    expect((await place(/^Thai/)).textContent).toBe('▲20d')
    // One stop of the Tab key; rows and columns are sorted: Hindi before Thai, India before Thailand before the United Kingdom.
    expect(screen.getAllByRole('button').filter((one) => one.dataset.row && one.tabIndex === 0)).toHaveLength(1)
    fine.focus()
    await user.keyboard('{ArrowLeft}')
    expect(document.activeElement).toBe(await place(/^Hindi, India/))
    await user.keyboard('{Enter}')
    const list = await screen.findByRole('heading', { level: 3, name: 'Hindi in India' })
    expect(document.activeElement).toBe(list)
    const rows = within(screen.getByRole('region', { name: 'Hindi in India' }))
    expect(rows.getByRole('row', { name: /^Late one 700 of 1,000 ▲ 20 days after/ })).toBeTruthy()
    expect(rows.getByRole('row', { name: /^Early one 950 of 1,000 5 days before/ })).toBeTruthy()
    await user.click(screen.getByLabelText('Agreement'))
    expect(
      await place(/^Thai, Thailand: under quality in 1 of 1 projects, at most 16% under the standard$/),
    ).toBeTruthy()
    await user.selectOptions(screen.getByLabelText('Segment'), 'Ads')
    await waitFor(() => expect(screen.queryByRole('button', { name: /United Kingdom/ })).toBeNull())
    const projects = within(screen.getByRole('region', { name: 'Projects' }))
    expect(projects.getAllByRole('row')).toHaveLength(2)
    expect(screen.getByRole('button', { name: /^Download as CSV: Projects/ })).toBeTruthy()
    await user.click(projects.getByRole('link', { name: 'Late one' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Board' })).toBeTruthy()
    expect(location.pathname).toBe(`/projects/${late}/board`)
  })

  test('is offered to owners, and to nobody else', async () => {
    const projectId = await makeProject(server, owner, { name: 'Others', rows: [] })
    await app.open(owner, '/')
    expect(await screen.findByRole('link', { name: 'Overview' })).toBeTruthy()
    const ana = await annotator(server, projectId, 'Ana Only')
    await app.open(ana, '/')
    await screen.findByRole('heading', { level: 1, name: 'Home' })
    await screen.findByText('Others')
    expect(screen.queryByRole('link', { name: 'Overview' })).toBeNull()
    await app.open(ana, '/overview')
    expect(await screen.findByText('You own no project yet.')).toBeTruthy()
  })
})
