import { afterAll } from 'vitest'
import { testServer } from './api.ts'
import { freshDatabase } from './database.ts'
import { makeOwner } from './people.ts'

/** A server on a database of its own for a test file, and its owner, signed in; the database goes when the file has run. */
export async function served(options?: Parameters<typeof testServer>[1]) {
  const database = await freshDatabase()
  afterAll(() => database.drop())
  const server = await testServer(database.db, options)
  return { database, server, owner: await makeOwner(server) }
}
