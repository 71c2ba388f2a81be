import { z } from 'zod'
import { Id, Moment, Role } from './basics.ts'
import { safetyCategories } from './words.ts'

/** A person's own settings, kept on the server. */
export const Settings = z.strictObject({
  uiLanguage: z.string().max(10).nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  letterKeys: z.boolean(),
  keyHints: z.boolean(),
  timeZone: z.string().max(60).nullable(),
  /** Where the person is, for the support that is shown; null: not said. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
})
export type Settings = z.infer<typeof Settings>

/** What a person does not get: categories they opted out of, and results published by accounts of theirs. Told to nobody. */
export const KeptAway = z.strictObject({
  categories: z.array(z.enum(safetyCategories)).max(safetyCategories.length),
  authors: z.array(z.string().trim().min(1).max(200)).max(100),
})
export type KeptAway = z.infer<typeof KeptAway>

/** The signed-in person as the person sees it. */
export const Me = z.strictObject({
  id: Id,
  name: z.string(),
  email: z.string(),
  serverOwner: z.boolean(),
  /** Told of suspected abuse of children. */
  officer: z.boolean(),
  settings: Settings,
})
export type Me = z.infer<typeof Me>

/** Who is signed in, whether the first owner is still missing, and a name for this server's local storage. */
export const Session = z.strictObject({ me: Me.nullable(), setupNeeded: z.boolean(), server: z.string() })
export type Session = z.infer<typeof Session>

const email = z.email().max(254)
const password = z.string().min(1).max(1000)
const name = z.string().trim().min(1).max(100)

export const SignIn = z.strictObject({ email, password })
export const SettingsPatch = Settings.partial().extend({ name: name.optional() })
export type SettingsPatch = z.infer<typeof SettingsPatch>
export const PasswordChange = z.strictObject({ current: password, next: password })

/** What a one-time link is for, told to whoever holds it. */
export const LinkView = z.strictObject({
  kind: z.enum(['setup', 'invitation', 'reset']),
  projectName: z.string().nullable(),
  roles: z.array(Role),
  email: z.string().nullable(),
  personName: z.string().nullable(),
  expiresAt: Moment,
})
export type LinkView = z.infer<typeof LinkView>

/** Taking up a link: a new account (setup, invitation), a new password (reset), or nothing when signed in already. */
export const LinkAccept = z.strictObject({
  name: name.optional(),
  email: email.optional(),
  password: password.optional(),
  uiLanguage: z.string().max(10).optional(),
})
export type LinkAccept = z.infer<typeof LinkAccept>
