import { z } from 'zod'
import { Done, Id } from '../basics.ts'
import { NewLink, Person } from '../people.ts'
import { KeptAway, LinkAccept, LinkView, Me, PasswordChange, Session, SettingsPatch, SignIn } from '../session.ts'
import { type Shape, token } from './shape.ts'

/** What the health check says; `migration` is the newest one applied. */
export const Health = z.strictObject({
  status: z.enum(['ok', 'unavailable']),
  version: z.string(),
  database: z.strictObject({ ok: z.boolean(), version: z.string().nullable(), migration: z.string().nullable() }),
})

/** Accounts: the server, sessions, links, people. */
export const accountShapes = {
  'health.get': { answer: Health },
  'session.get': { answer: Session },
  'session.create': { body: SignIn, answer: Me },
  'session.delete': { answer: Done },
  'me.update': { body: SettingsPatch, answer: Me },
  'me.keptAway': { answer: KeptAway },
  'me.keepAway': { body: KeptAway, answer: KeptAway },
  'me.password': { body: PasswordChange, answer: Done },
  'link.get': { params: token, answer: LinkView },
  'link.accept': { params: token, body: LinkAccept, answer: z.strictObject({ me: Me, projectId: Id.nullable() }) },
  'people.list': { answer: z.strictObject({ people: z.array(Person) }) },
  'people.resetLink': { params: z.strictObject({ personId: Id }), answer: NewLink },
} as const satisfies Record<string, Shape>
