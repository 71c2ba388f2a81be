import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, Client as HttpClient } from '../support/api.ts'
import { importTable } from '../support/imports.ts'
import { annotator, labelFor, makeProject, next, plainProject } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** The same person, over HTTP. */
function overHttp(client: Client): Client {
  const copy = new HttpClient({ request: (path, init) => fetch(new URL(path, stage.host.address), init) })
  copy.cookie = client.cookie
  return copy
}

/** Resident memory of the server's process, in MB. */
const memory = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${stage.host.child.pid}/status`, 'utf8'))?.[1]) / 1024

function table(rows: number): string {
  const words = 'A description of some length, with the words that such descriptions have. '.repeat(4)
  const lines = Array.from(
    { length: rows },
    (_, i) => `query ${Math.floor(i / 20)},doc ${i},"Title of the document ${i}","${words}",${i % 4}`,
  )
  return `query,docid,title,description,rating\n${lines.join('\n')}\n`
}

test('twenty thousand rows come in under 300 MB, and no save waits longer than 100 ms', async () => {
  const owner = overHttp(stage.owner)
  const projectId = await makeProject(stage.server, stage.owner, { queries: 1, results: 5 })
  const person = overHttp(await annotator(stage.server, projectId, 'Anna'))
  const { tasks } = await next(person, projectId)
  const [task] = tasks
  if (!task) throw new Error('no task')
  const { id: target } = await owner.ok('project.create', { body: { ...plainProject, name: 'Large' } })
  const save = async () => {
    const started = performance.now()
    await person.ok('label.save', { body: { labels: [labelFor(task, 0, { value: Math.floor(Math.random() * 4) })] } })
    return performance.now() - started
  }
  for (let i = 0; i < 20; i++) await save()
  const before = memory()

  let isRunning = true
  let highest = 0
  const waits: number[] = []
  const labelling = (async () => {
    while (isRunning) {
      waits.push(await save())
      highest = Math.max(highest, memory())
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })()
  const started = performance.now()
  const job = await importTable(owner, target, 'large.csv', table(20_000))
  const seconds = (performance.now() - started) / 1000
  isRunning = false
  await labelling

  waits.sort((a, b) => a - b)
  const longest = waits.at(-1) ?? 0
  console.log(
    `import: ${seconds.toFixed(1)} s; memory before ${before.toFixed(0)} MB, highest ${highest.toFixed(0)} MB; ` +
      `saves meanwhile: ${waits.length}, median ${waits[waits.length >> 1]?.toFixed(1)} ms, longest ${longest.toFixed(1)} ms`,
  )
  expect(job).toMatchObject({ state: 'done', results: 20_000, ratings: 20_000, badRows: 0 })
  expect(highest).toBeLessThan(300)
  expect(longest).toBeLessThan(100)
})
