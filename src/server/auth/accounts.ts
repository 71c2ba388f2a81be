import { type Kysely, sql, type Transaction } from 'kysely'
import type { Settings } from '#contract/session.ts'
import { passwordProblem } from '#core/password.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import type { Auth } from './auth.ts'

export interface Account {
  name: string
  email: string
  password: string
  uiLanguage?: string | undefined
}

/** Hashes a new password; throws ApiError when it breaks the rules. */
export async function hashPassword(auth: Auth, password: string, about: readonly string[]): Promise<string> {
  const problem = passwordProblem(password, about)
  if (problem) throw new ApiError(problem, 'The password does not keep to the rules.')
  return (await auth.$context).password.hash(password)
}

/** Creates a person with an account, in the caller's transaction; throws `email-taken`. Answers the person's id. */
export async function createAccount(
  trx: Transaction<Database>,
  { newId, now }: Pick<Deps, 'newId' | 'now'>,
  account: Omit<Account, 'password'> & { hash: string; serverOwner: boolean },
): Promise<string> {
  const userId = newId()
  const id = newId()
  const email = account.email.toLowerCase()
  const made =
    await sql`insert into auth_user (id, name, email, "emailVerified") values (${userId}, ${account.name}, ${email}, true)
    on conflict (email) do nothing`.execute(trx)
  if (made.numAffectedRows === 0n)
    throw new ApiError('email-taken', 'There is an account with this address; sign in instead.')
  await setPassword(trx, userId, account.hash, newId())
  const settings: Partial<Settings> = account.uiLanguage ? { uiLanguage: account.uiLanguage } : {}
  await trx
    .insertInto('person')
    .values({
      id,
      user_id: userId,
      server_owner: account.serverOwner,
      settings: JSON.stringify(settings),
      created_at: now(),
    })
    .execute()
  return id
}

/** Stores a password hash where better-auth looks for it. */
export async function setPassword(db: Kysely<Database>, userId: string, hash: string, newRowId: string): Promise<void> {
  const changed = await sql`update auth_account set password = ${hash}, "updatedAt" = now()
    where "userId" = ${userId} and "providerId" = 'credential'`.execute(db)
  if (changed.numAffectedRows !== 0n) return
  await sql`insert into auth_account (id, "accountId", "providerId", "userId", password)
    values (${newRowId}, ${userId}, 'credential', ${userId}, ${hash})`.execute(db)
}

/** Signs in with better-auth; answers the cookies to set, or null when address or password are wrong. */
export async function signIn(auth: Auth, email: string, password: string, headers: Headers): Promise<string[] | null> {
  const answer = await auth.api.signInEmail({
    body: { email: email.toLowerCase(), password, rememberMe: true },
    headers,
    asResponse: true,
  })
  return answer.ok ? answer.headers.getSetCookie() : null
}
