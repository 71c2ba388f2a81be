import { z } from 'zod'
import { Id, Language, Market, Moment, Role } from './basics.ts'

/** What a membership says: roles, and the languages and markets worked in (empty = all of the project's). */
export const Membership = z.strictObject({
  roles: z.array(Role).min(1),
  languages: z.array(Language).max(200),
  markets: z.array(Market).max(300),
})
export type Membership = z.infer<typeof Membership>

/** A member of a project as its owner sees it. */
export const Member = Membership.extend({
  personId: Id,
  name: z.string(),
  email: z.string().nullable(),
  joinedAt: Moment,
})
export type Member = z.infer<typeof Member>

/** An invitation still open (or lately used or expired); the link itself is shown once, when it is made. */
export const Invitation = Membership.extend({
  id: Id,
  note: z.string(),
  createdAt: Moment,
  expiresAt: Moment,
  usedAt: Moment.nullable(),
})
export type Invitation = z.infer<typeof Invitation>

export const NewInvitation = Membership.extend({
  note: z.string().trim().max(200),
  days: z.number().int().min(1).max(30),
  count: z.number().int().min(1).max(50),
})
export type NewInvitation = z.infer<typeof NewInvitation>

/** A freshly made one-time link; `url` is a path below the server's address. */
export const NewLink = z.strictObject({ id: Id, url: z.string(), expiresAt: Moment })
export type NewLink = z.infer<typeof NewLink>

/** An account as the server's owner sees it. */
export const Person = z.strictObject({
  id: Id,
  name: z.string(),
  email: z.string().nullable(),
  serverOwner: z.boolean(),
  officer: z.boolean(),
  createdAt: Moment,
  projects: z.array(z.strictObject({ id: Id, name: z.string(), roles: z.array(Role) })),
})
export type Person = z.infer<typeof Person>
