import type { Role } from '#contract/basics.ts'
import type { TaskView } from '#contract/labelling.ts'
import type { Decision, ReviewItem } from '#contract/review.ts'
import { newId } from '#server/deps.ts'
import type { Client, TestServer } from './api.ts'
import { parseCsv } from './csv.ts'
import { annotator, labelFor, makeProject, next, stageRows } from './projects.ts'

/** Three labels each on four results of one query, the first of them without a majority. */
export const disputed = [
  [0, 0, 0, 0],
  [3, 0, 0, 0],
  [1, 0, 0, 0],
]

/** A guideline with one clause, as decisions cite it. */
export const oneClause = '# Bikes\n\n## What the searcher wants {#intent}\n\nIntent comes before words.'

/** Submits a task. */
export const finish = (client: Client, task: TaskView) =>
  client.ok('assignment.finish', {
    params: { assignmentId: task.assignmentId },
    body: { outcome: 'submit', madeAt: '2026-11-24T09:00:00.000Z' },
  })

/** A decision on an item, by default grade 3 without clause and reason. */
export const decision = (item: { resultId: string } | undefined, differ: Partial<Decision> = {}): Decision => ({
  ...{ id: newId(), resultId: item?.resultId ?? '', kind: 'grade', value: 3, clause: null, reason: '' },
  ...differ,
})

/** A project with one query of four results and three annotators (Ana, Ben, Cem), and what one does in its review. */
export class ReviewRoom {
  people: Client[] = []
  readonly server: TestServer
  readonly owner: Client
  readonly projectId: string

  private constructor(server: TestServer, owner: Client, projectId: string) {
    this.server = server
    this.owner = owner
    this.projectId = projectId
  }

  /** Opens a room of its own. */
  static async open(server: TestServer, owner: Client): Promise<ReviewRoom> {
    const projectId = await makeProject(server, owner, { overlap: 3, rows: stageRows(1, 4) })
    const room = new ReviewRoom(server, owner, projectId)
    const names = ['Ana', 'Ben', 'Cem'].map((name) => `${name} ${projectId.slice(-6)}`)
    room.people = await Promise.all(names.map((name) => annotator(server, projectId, name)))
    return room
  }

  /** One of the three, by place. */
  person(at: number): Client {
    const client = this.people[at]
    if (!client) throw new Error('there are three people')
    return client
  }

  /** The next task of a person. */
  async task(client: Client): Promise<TaskView> {
    const task = (await next(client, this.projectId)).tasks[0]
    if (!task) throw new Error('no task')
    return task
  }

  /** Each person grades the four results and submits. */
  async grade(values: number[][]): Promise<TaskView[]> {
    const tasks: TaskView[] = []
    for (const [at, client] of this.people.entries()) {
      const task = await this.task(client)
      const labels = (values[at] ?? []).map((value, i) => labelFor(task, i, { value }))
      await client.ok('label.save', { body: { labels } })
      await finish(client, task)
      tasks.push(task)
    }
    return tasks
  }

  /** Somebody with these roles who joins now. */
  async join(name: string, roles: Role[] = ['reviewer']): Promise<Client> {
    const body = { roles, languages: [], markets: [], note: '', days: 7, count: 1 }
    const { links } = await this.owner.ok('invitation.create', { params: { projectId: this.projectId }, body })
    return this.server.join(links[0]?.url ?? '', name, `${name.toLowerCase()}.${this.projectId.slice(-6)}@example.org`)
  }

  /** Publishes a guideline in English. */
  async publish(text: string): Promise<void> {
    const { version } = await this.owner.ok('guideline.get', { params: { projectId: this.projectId } })
    const body = { basedOn: version, texts: { en: text } }
    await this.owner.ok('guideline.update', { params: { projectId: this.projectId }, body })
  }

  /** What waits, as somebody gets it. */
  queue(client = this.owner) {
    return client.ok('review.next', { params: { projectId: this.projectId }, body: { want: 5, have: [] } })
  }

  /** The items among it. */
  async items(client = this.owner): Promise<ReviewItem[]> {
    return (await this.queue(client)).groups.flatMap((group) => group.items)
  }

  /** Decides; the outcome may be an error. */
  decide(decisions: Decision[], client = this.owner, bulk = false) {
    return client.call('review.decide', { params: { projectId: this.projectId }, body: { decisions, bulk } })
  }

  /** Takes decisions back. */
  undo(ids: string[], client = this.owner) {
    return client.call('review.undo', { params: { projectId: this.projectId }, body: { ids } })
  }

  /** The exported grade of each result. */
  async grades(): Promise<(string | undefined)[]> {
    const text = await (await this.owner.request(`/api/projects/${this.projectId}/exports/csv`)).text()
    return parseCsv(text).map((row) => row.grade)
  }

  /** An own label's fate. */
  feedback(client: Client) {
    return client.ok('feedback.get', { query: { projectId: this.projectId } })
  }
}
