import { afterAll, beforeAll, expect, test } from 'vitest'
import { annotator, makeProject } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { pool } from '../support/training.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('by keyboard: a course that explains each answer and begins again, a test, and then the work', async () => {
  const { server, owner, host } = stage
  const settings = { queries: 6, requireTraining: true, requireQualification: true, languages: ['en'] }
  const projectId = await makeProject(server, owner, settings)
  const texts = { en: '# Grading\n\n## Judge the need {#need}\n\nAsk what the searcher wants.' }
  await owner.ok('guideline.update', { params: { projectId }, body: { basedOn: 0, texts } })
  await pool(server, owner, projectId, { pool: 'training', queries: 1, reason: 'It repairs.', clause: 'need' })
  await pool(server, owner, projectId, { pool: 'qualification', from: 1, queries: 2 })
  const body = { items: 4, passMark: 1, attempts: 1 }
  await owner.ok('training.setTest', { params: { projectId, language: 'en' }, body })
  const { page, problems } = await stage.pageOf(await annotator(server, projectId, 'Ana Course'))
  const seen = (text: string) => page.getByText(text).first().waitFor()
  const press = (key: string) => page.keyboard.press(key)

  await page.goto(`${host.address}/projects/${projectId}/label`)
  await seen('Course in English: 0 of 2 results.')
  await press('2')
  await seen('Not right. Right is: Perfect')
  await seen('It repairs.')
  await seen('Ask what the searcher wants.')
  // The page stays for reading; Enter goes to the next result, then ends the task.
  await press('Enter')
  await press('0')
  await seen('Right: Not relevant')
  await press('Enter')
  await seen('Once more')
  await press('Enter')
  for (const [digit, answer] of [
    ['3', 'Right: Perfect'],
    ['0', 'Right: Not relevant'],
  ] as const) {
    await seen('Course in English')
    await press(digit)
    await seen(answer)
    await press('Enter')
  }
  await seen('Course finished')
  await press('Enter')
  await page.getByRole('button', { name: 'Start the test' }).press('Enter')
  for (const done of [0, 2]) {
    await seen(`Test in English: ${done} of 4 results.`)
    await press('3')
    await press('0')
    expect(await page.getByText('Right:').count()).toBe(0)
    await press('Enter')
  }
  await page.getByRole('heading', { name: 'Passed' }).waitFor()
  await press('Enter')
  await page.getByRole('heading', { name: 'query 4' }).waitFor()
  expect(await page.getByText(/Course in|Test in/).count()).toBe(0)
  expect(problems).toEqual([])
})
