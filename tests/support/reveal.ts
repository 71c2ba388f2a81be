import type { TaskView } from '#contract/labelling.ts'
import type { Grant, Viewing } from '#contract/viewing.ts'
import { Client, type TestServer } from './api.ts'
import { password } from './password.ts'
import { next } from './projects.ts'

type Level = Grant['level']

/** One masked result in somebody's hands, and what they do to see it. */
export class Seeing {
  readonly client: Client
  readonly task: TaskView
  readonly subject: string

  constructor(client: Client, task: TaskView, subject: string) {
    this.client = client
    this.task = task
    this.subject = subject
  }

  /** The next task of a person, at its result of a kind. */
  static async of(client: Client, projectId: string, kind: 'text' | 'image' | 'video'): Promise<Seeing> {
    const task = (await next(client, projectId)).tasks[0]
    const result = task?.results.find((one) => one.kind === kind)
    if (!task || !result) throw new Error(`no ${kind} to see`)
    return new Seeing(client, task, result.id)
  }

  /** The result as it came with the task. */
  get result() {
    const result = this.task.results.find(({ id }) => id === this.subject)
    if (!result) throw new Error('not in the task')
    return result
  }

  /** Asks for a step; the outcome may be an error. */
  reveal(level: Level, part: 'media' | 'text' = 'media', client = this.client) {
    const params = { assignmentId: this.task.assignmentId, subject: this.subject }
    return client.call('assignment.reveal', { params, body: { level, part } })
  }

  /** A grant that has to be given. */
  async grant(level: Level, part: 'media' | 'text' = 'media'): Promise<string> {
    const outcome = await this.reveal(level, part)
    if (outcome.status !== 200) throw new Error(`refused: ${JSON.stringify(outcome.error)}`)
    return outcome.body.grant
  }

  /** Redeems a grant; the outcome may be an error. */
  redeem(grant: string, client = this.client) {
    return client.call('viewing.open', { body: { grant } })
  }

  /** A viewing that has to open. */
  async open(level: Level, part: 'media' | 'text' = 'media'): Promise<Viewing> {
    return this.client.ok('viewing.open', { body: { grant: await this.grant(level, part) } })
  }

  /** Fetches a file of a viewing, or a range of it. */
  file(src: string, range?: string, client = this.client): Promise<Response> {
    return client.request(src, range ? { headers: { range } } : {})
  }
}

/** The same person in another browser, signed in by password. */
export async function elsewhere(server: TestServer, email: string): Promise<Client> {
  const client = new Client(server.app)
  await client.ok('session.create', { body: { email, password } })
  return client
}
