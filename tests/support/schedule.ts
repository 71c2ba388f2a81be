import { sql } from 'kysely'
import type { TaskView } from '#contract/labelling.ts'
import { seeded } from '#core/seeded.ts'
import type { Client, TestServer } from './api.ts'
import { labelFor, makeProject, next, stageRows } from './projects.ts'
import { checkAllDone, checkCounters, checkPlaces } from './schedule-checks.ts'

/** One person of a schedule: what they believe to have in hand, and what they submitted. */
interface Player {
  client: Client
  held: TaskView[]
  done: TaskView[]
  /** How likely this person is to act when it is their turn. */
  speed: number
  isGone: boolean
}

const madeAt = '2026-11-24T09:00:00.000Z'

/** One random schedule: people at random speeds who take, label, put off, give back, vanish and come late, while time passes and the overlap changes. */
export class Schedule {
  readonly #random: () => number
  readonly #server: TestServer
  readonly #owner: Client
  readonly #players: Player[]
  readonly acknowledged = new Set<string>()
  projectId = ''

  /** Whether people report results, take that back, and an officer (the owner) restores them. */
  readonly #reports: boolean
  readonly #seed: number

  constructor(server: TestServer, owner: Client, people: readonly Client[], seed: number, reports = false) {
    this.#reports = reports
    this.#seed = seed
    this.#random = seeded(seed)
    this.#server = server
    this.#owner = owner
    this.#players = people.map((client) => ({
      client,
      held: [],
      done: [],
      speed: 0.2 + 0.8 * this.#random(),
      isGone: false,
    }))
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#random() * list.length)]
  }

  #int(from: number, to: number): number {
    return from + Math.floor(this.#random() * (to - from + 1))
  }

  /** Makes the project and lets `steps` things happen, checking after each. */
  async run(join: (projectId: string) => Promise<void>, steps: number): Promise<void> {
    const [overlap, isDynamic] = [this.#int(1, 4), this.#random() < 0.3]
    this.projectId = await makeProject(this.#server, this.#owner, {
      ...{ queries: this.#int(2, 7), results: 2, overlap },
      ...{ dynamicOverlap: isDynamic, maxOverlap: 5 },
      ...(this.#reports && {
        rows: stageRows(this.#int(2, 7), 2).map((row, i) => ({ ...row, title: `schedule ${this.#seed}, ${i}` })),
      }),
    })
    await join(this.projectId)
    let before = await checkPlaces(this.#server.db, this.projectId, new Map())
    for (let step = 0; step < steps; step++) {
      await this.#step()
      before = await checkPlaces(this.#server.db, this.projectId, before)
      if (step % 5 === 0) await checkCounters(this.#server.db, this.projectId)
    }
    await this.#wind()
    await checkPlaces(this.#server.db, this.projectId, before)
    await checkCounters(this.#server.db, this.projectId)
    await this.#checkLabels()
  }

  async #step(): Promise<void> {
    const dice = this.#random()
    if (dice < 0.1) return this.#server.pass(this.#int(1, 50))
    if (dice < 0.14) return this.#changeOverlap()
    if (dice < 0.24) return this.#rush()
    if (this.#reports && dice < 0.36) return this.#suspect()
    const player = this.#pick(this.#players)
    if (!player || player.isGone || this.#random() > player.speed) return
    await this.#act(player)
  }

  async #act(player: Player): Promise<void> {
    const task = this.#pick(player.held)
    const dice = this.#random()
    if (!task || dice < 0.2) return this.#ask(player)
    if (dice < 0.4) return this.#save(player, task, this.#int(0, task.results.length - 1))
    if (dice < 0.78) return this.#submit(player, task)
    if (dice < 0.83) return this.#end(player, task, 'defer')
    if (dice < 0.88) return this.#end(player, task, 'return')
    if (dice < 0.93) return this.#reopen(player)
    if (dice < 0.96) {
      await player.client.call('assignment.renew', { params: { assignmentId: task.assignmentId } })
      return
    }
    // Lets everything lie; half of them never come back.
    player.held = []
    player.isGone = this.#random() < 0.5
  }

  async #ask(player: Player): Promise<void> {
    const have = player.held.map((task) => task.assignmentId)
    const answer = await next(player.client, this.projectId, this.#int(1, 3), have)
    player.held.push(...answer.tasks)
    if (answer.tasks.length === 0)
      await checkAllDone(this.#server.db, this.projectId, player.client.id, have, answer, this.#server.clock.now)
  }

  async #save(player: Player, task: TaskView, at: number): Promise<void> {
    const label = labelFor(task, at, { value: this.#int(0, 3) })
    const { receipts } = await player.client.ok('label.save', { body: { labels: [label] } })
    for (const { id } of receipts) this.acknowledged.add(id)
  }

  async #submit(player: Player, task: TaskView): Promise<void> {
    const labels = task.results.map((_, at) => labelFor(task, at, { value: this.#int(0, 3) }))
    const { receipts } = await player.client.ok('label.save', { body: { labels } })
    for (const { id } of receipts) this.acknowledged.add(id)
    await this.#end(player, task, 'submit')
    player.done.push(task)
  }

  async #end(player: Player, task: TaskView, outcome: 'submit' | 'defer' | 'return'): Promise<void> {
    player.held = player.held.filter((other) => other !== task)
    await player.client.ok('assignment.finish', {
      params: { assignmentId: task.assignmentId },
      body: { outcome, madeAt },
    })
  }

  async #reopen(player: Player): Promise<void> {
    const task = this.#pick(player.done)
    if (!task) return
    const params = { assignmentId: task.assignmentId }
    const { status, body } = await player.client.call('assignment.finish', {
      params,
      body: { outcome: 'reopen', madeAt },
    })
    // Only where others were asked for what was hidden meanwhile can the place be gone.
    if (status !== 200 && !this.#reports) throw new Error(`reopen: ${status}`)
    player.done = player.done.filter((other) => other !== task)
    if (status === 200 && body.state === 'active') player.held.push(task)
  }

  /** Somebody reports something, two often at once; half take it back in time. Or an officer restores something. */
  async #suspect(): Promise<void> {
    if (this.#random() < 0.4) {
      const { items } = await this.#owner.ok('officer.list', { query: { state: 'held' } })
      const item = this.#pick(items)
      if (item) await this.#owner.call('officer.restore', { params: { itemId: item.id }, body: { note: '' } })
      return
    }
    const some = this.#players.filter(({ isGone, held }) => !isGone && held.length > 0).slice(0, this.#int(1, 2))
    const undoes = some.map(() => this.#random() < 0.5)
    await Promise.all(
      some.map(async ({ client, held }, i) => {
        const [task] = held
        const subject = this.#pick(task?.results ?? [])?.id
        if (!task || !subject) return
        const { id } = await client.ok('suspect.report', { params: { assignmentId: task.assignmentId, subject } })
        if (undoes[i]) await client.call('suspect.undo', { params: { reportId: id } })
      }),
    )
  }

  async #changeOverlap(): Promise<void> {
    await this.#owner.ok('project.update', {
      params: { projectId: this.projectId },
      body: { overlap: this.#int(1, 4) },
    })
  }

  /** Many at once: several people, one of them in two tabs, ask, save and submit at the same moment. */
  async #rush(): Promise<void> {
    const some = this.#players.filter(({ isGone }) => !isGone && this.#random() < 0.4).slice(0, 6)
    await Promise.all(
      some.map(async (player, i) => {
        const task = player.held[0]
        if (task && i % 3 === 1) return this.#submit(player, task)
        const have = player.held.map(({ assignmentId }) => assignmentId)
        const ask = () => next(player.client, this.projectId, 2, have)
        const answers = await Promise.all(i === 0 ? [ask(), ask()] : [ask()])
        const known = new Set(have)
        for (const { tasks } of answers)
          for (const view of tasks)
            if (!known.has(view.assignmentId)) {
              known.add(view.assignmentId)
              player.held.push(view)
            }
      }),
    )
  }

  /** Everybody who is still there works until nothing is left. */
  async #wind(): Promise<void> {
    for (const player of this.#players.filter(({ isGone }) => !isGone).slice(0, 3)) {
      for (let turn = 0; turn < 4; turn++) {
        for (const task of [...player.held]) await this.#submit(player, task)
        await this.#ask(player)
        if (player.held.length === 0) break
      }
    }
  }

  /** Every acknowledged label is stored, once; and nothing else is. */
  async #checkLabels(): Promise<void> {
    const { rows } = await sql<{ id: string }>`select id from label where project_id = ${this.projectId}`.execute(
      this.#server.db,
    )
    const stored = rows.map(({ id }) => id)
    const missing = [...this.acknowledged].filter((id) => !stored.includes(id))
    if (missing.length > 0 || stored.length !== this.acknowledged.size)
      throw new Error(`${missing.length} labels missing, ${stored.length} of ${this.acknowledged.size} stored`)
  }
}
