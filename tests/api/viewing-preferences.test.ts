import { beforeAll, describe, expect, test } from 'vitest'
import { defaultOrganisation, defaultPreferences } from '#core/viewing-settings.ts'
import { reached, usedToday } from '#server/queries/exposure/used.ts'
import type { Client } from '../support/api.ts'
import { looked } from '../support/exposure.ts'
import { makePeople } from '../support/people.ts'
import { served } from '../support/served.ts'

let ana: Client
let ben: Client
const { server, owner } = await served()

beforeAll(async () => {
  ;[ana, ben] = (await makePeople(server, [
    { name: 'Ana', email: 'ana@example.org' },
    { name: 'Ben', email: 'ben@example.org' },
  ])) as [Client, Client]
})

const set = (viewing: Partial<typeof defaultOrganisation>) =>
  owner.ok('organisation.update', { body: { viewing: { ...defaultOrganisation, ...viewing }, support: [] } })

describe('how a person sees masked things', () => {
  test('is as the organisation has it until they choose, and theirs alone', async () => {
    expect((await ana.ok('viewing.preferences')).preferences).toEqual(defaultPreferences)
    await set({ defaults: { ...defaultOrganisation.defaults, size: 'small', remaskSeconds: 5 } })
    await ana.ok('viewing.prefer', { body: { remaskSeconds: null, byCategory: { hate: { start: 0, words: false } } } })
    const { preferences, own } = await ana.ok('viewing.preferences')
    expect(preferences).toMatchObject({ size: 'small', remaskSeconds: null, byCategory: { hate: { start: 0 } } })
    expect(own).toEqual({ remaskSeconds: null, byCategory: { hate: { start: 0, words: false } } })
    expect((await ben.ok('viewing.preferences')).own).toEqual({})
  })

  test('is never looser than the organisation’s ceiling', async () => {
    await set({ ceiling: { most: 3, grey: true, sound: false } })
    const body = { most: 5, grey: false, sound: true, secondsPerDay: 80_000, hardPerDay: 9000 } as const
    expect((await ana.ok('viewing.prefer', { body })).preferences).toMatchObject({ most: 3, grey: true, sound: false })
    expect(await usedToday(server.db, ana.id, server.clock.now)).toMatchObject({ secondsPerDay: 1800, hardPerDay: 200 })
    await ana.ok('viewing.prefer', { body: { most: 2, secondsPerDay: 60 } })
    expect((await ana.ok('viewing.preferences')).preferences.most).toBe(2)
    expect(await usedToday(server.db, ana.id, server.clock.now)).toMatchObject({ secondsPerDay: 60, hardPerDay: 200 })
    await set({})
  })

  test('unknown fields and levels are refused', async () => {
    for (const body of [{ most: 9 }, { remaskSeconds: 1 }, { everything: true }, { byCategory: { weather: null } }])
      expect((await ana.call('viewing.prefer', { body: body as never })).status).toBe(400)
  })
})

describe('what is set for everybody', () => {
  test('is the owner’s of the server; support needs an address by https or a number', async () => {
    expect((await ana.call('organisation.get')).status).toBe(403)
    const line = { country: 'DE', name: 'Telefonseelsorge', url: null, phone: '+49 800 1110111' }
    const body = (support: object[]) => ({ viewing: defaultOrganisation, support }) as never
    await owner.ok('organisation.update', { body: body([line, { ...line, country: null }]) })
    expect((await ben.ok('viewing.preferences')).support.map(({ country }) => country)).toEqual(['DE', null])
    for (const wrong of [{ phone: null }, { url: 'http://example.org' }, { country: 'Germany' }, { phone: 'call me' }])
      expect((await owner.call('organisation.update', { body: body([{ ...line, ...wrong }]) })).status).toBe(400)
  })
})

describe('today', () => {
  test('closed viewings count by their weight, open ones until now, at most a minute after the last sign of life', async () => {
    await looked(server, ben, { level: 4, treatment: 'T2', seconds: 100 })
    await looked(server, ben, { level: 4, treatment: 'T2', seconds: 10, isOpen: true })
    expect((await usedToday(server.db, ben.id, server.clock.now)).seconds).toBeCloseTo(110)
    const later = new Date(server.clock.now.getTime() + 600_000)
    expect((await usedToday(server.db, ben.id, later)).seconds).toBeCloseTo(170)
  })

  test('hard items count once each, and what was looked at today can be raised again', async () => {
    await ben.ok('viewing.prefer', { body: { hardPerDay: 2 } })
    const ask = async (contentKey: string, treatment: 'T2' | 'T3' = 'T3') =>
      reached(await usedToday(server.db, ben.id, server.clock.now, contentKey), treatment)
    for (const contentKey of ['one', 'one', 'two']) {
      expect(await ask('three')).toBeNull()
      await looked(server, ben, { contentKey, seconds: 1 })
    }
    expect([await ask('three'), await ask('one'), await ask('three', 'T2')]).toEqual(['hard', null, null])
  })

  test('the seconds keep everything masked; the day ends in the person’s own zone', async () => {
    await ben.ok('viewing.prefer', { body: { secondsPerDay: 100 } })
    const ask = async (at: string) => reached(await usedToday(server.db, ben.id, new Date(at)), 'T2')
    expect([await ask('2026-11-24T10:59:00Z'), await ask('2026-11-25T00:00:00Z')]).toEqual(['seconds', null])
    await ben.ok('me.update', { body: { timeZone: 'Pacific/Auckland' } })
    expect([await ask('2026-11-24T10:59:00Z'), await ask('2026-11-24T11:00:00Z')]).toEqual(['seconds', null])
    await ben.ok('me.update', { body: { timeZone: 'No/Where' } })
    expect(await ask('2026-11-24T11:00:00Z')).toBe('seconds')
  })
})
