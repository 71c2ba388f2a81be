import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#server/db/open.ts'
import { ended, freshHome, spawnHost, startHost, tellsOfProcesses, workerOf } from '../support/host.ts'

const { home, remove } = freshHome()
afterAll(remove)

/** Whether a database server still works in a folder. */
async function databaseIn(folder: string): Promise<boolean> {
  const file = join(folder, 'postgres/postmaster.pid')
  if (!existsSync(file)) return false
  try {
    process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 0)
    return true
  } catch {
    return false
  }
}

describe('the server on its own data folder', () => {
  test('starts with a link for the first owner, and Ctrl-C ends it and its database', async () => {
    const host = await startHost({ TOUCHSTONE_HOME: home })
    expect(host.ownerLink).toContain('/link/')
    expect(await (await fetch(`${host.address}/api/health`)).json()).toMatchObject({ status: 'ok' })
    expect(await host.stop()).toBe(0)
    expect(await databaseIn(home)).toBe(false)
  })

  test.runIf(tellsOfProcesses)('previews are made below everything else, by every thread of their worker', async () => {
    const host = await startHost({ TOUCHSTONE_HOME: home })
    await expect.poll(() => workerOf(host)).toBeDefined()
    const worker = workerOf(host)
    const nice = (thread: string) =>
      Number(readFileSync(`${worker}/task/${thread}/stat`, 'utf8').split(') ')[1]?.split(' ')[16])
    await expect.poll(() => readdirSync(`${worker}/task`).length).toBeGreaterThan(5)
    expect(new Set(readdirSync(`${worker}/task`).map(nice))).toEqual(new Set([19]))
    await host.stop()
  })

  test('starts again within five seconds to the first page', { retry: 2 }, async () => {
    const started = Date.now()
    const host = await startHost({ TOUCHSTONE_HOME: home })
    expect(await (await fetch(host.address)).text()).toContain('<div id="root">')
    const took = Date.now() - started
    await host.stop()
    expect(took).toBeLessThan(5000)
  })

  test('a second server on the same folder is refused with a clear word', async () => {
    const host = await startHost({ TOUCHSTONE_HOME: home })
    const second = spawnHost({ TOUCHSTONE_HOME: home })
    expect(await ended(second.child)).toBe(1)
    expect(second.output()).toMatch(/in use by another Touchstone \(process \d+\)/)
    await host.stop()
  })

  test('killed in the middle, it starts again and has kept what it knew', async () => {
    const host = await startHost({ TOUCHSTONE_HOME: home })
    const token = host.ownerLink.split('/').at(-1) ?? ''
    const account = { name: 'Olive', email: 'o@example.org', password: 'a long enough secret' }
    const headers = { 'content-type': 'application/json', 'x-touchstone': '1' }
    const made = await fetch(`${host.address}/api/links/${token}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(account),
    })
    expect(made.status).toBe(200)
    host.child.kill('SIGKILL')
    await ended(host.child)
    const again = await startHost({ TOUCHSTONE_HOME: home })
    expect(again.ownerLink).toBe('')
    const signIn = {
      method: 'POST',
      headers,
      body: JSON.stringify({ email: account.email, password: account.password }),
    }
    expect((await fetch(`${again.address}/api/session`, signIn)).status).toBe(200)
    await again.stop()
    expect(await databaseIn(home)).toBe(false)
  })

  test('a port that is taken: a clear word, exit code 1, and no database left behind', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const port = String((other.address() as { port: number }).port)
    const { child, output } = spawnHost({ TOUCHSTONE_HOME: home, PORT: port })
    expect(await ended(child)).toBe(1)
    expect(output()).toContain(`Port ${port} is taken`)
    expect(await databaseIn(home)).toBe(false)
    other.close()
  })

  test('data of a newer version, or of another PostgreSQL, is left alone', async () => {
    const { home: other, remove: removeOther } = freshHome()
    const host = await startHost({ TOUCHSTONE_HOME: other })
    const secret = (await import('node:fs')).readFileSync(join(other, 'postgres-password'), 'utf8')
    const port = (await import('node:fs')).readFileSync(join(other, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]
    const db = openDatabase(`postgres://touchstone:${secret}@127.0.0.1:${port}/touchstone`, { max: 1 })
    await db
      .insertInto('kysely_migration' as never)
      .values({ name: '9999-later', timestamp: '2030' } as never)
      .execute()
    await db.destroy()
    await host.stop()
    const newer = spawnHost({ TOUCHSTONE_HOME: other })
    expect(await ended(newer.child)).toBe(1)
    expect(newer.output()).toContain('9999-later')
    writeFileSync(join(other, 'postgres/PG_VERSION'), '17\n')
    const wrong = spawnHost({ TOUCHSTONE_HOME: other })
    expect(await ended(wrong.child)).toBe(1)
    expect(wrong.output()).toContain('PostgreSQL 17')
    removeOther()
  })

  test('a folder that cannot be used: a clear word', async () => {
    const { home: other, remove: removeOther } = freshHome()
    const file = join(other, 'not-a-folder')
    writeFileSync(file, '')
    const { child, output } = spawnHost({ TOUCHSTONE_HOME: join(file, 'data') })
    expect(await ended(child)).toBe(1)
    expect(output()).toContain('cannot be used')
    if (process.getuid?.() !== 0) {
      const locked = join(other, 'locked')
      mkdirSync(locked)
      chmodSync(locked, 0o500)
      const { child: refused, output: words } = spawnHost({ TOUCHSTONE_HOME: locked })
      expect(await ended(refused)).toBe(1)
      expect(words()).toContain('cannot be used')
    }
    removeOther()
  })
})
