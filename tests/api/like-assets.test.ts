import { beforeAll, describe, expect, test } from 'vitest'
import { bandsOf } from '#core/media-print.ts'
import { type Finding, treatmentOfAll } from '#core/taxonomy.ts'
import { newId } from '#server/deps.ts'
import { storeAsset } from '#server/ingest/assets.ts'
import { printsStored, sameOrLike } from '#server/queries/like-assets.ts'
import { bindingVerdict, refreshTreatments } from '#server/queries/treatments.ts'
import type { Client } from '../support/api.ts'
import { makePeople } from '../support/people.ts'
import { makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let people: Client[]
const { server, owner } = await served()

beforeAll(async () => {
  const named = ['Ana', 'Ben', 'Cem'].map((name) => ({ name, email: `${name}@example.org` }))
  people = await makePeople(server, named)
})

/** Prints of one test look like none of another's. */
let family = 0n
const print = (...flipped: number[]) =>
  flipped.reduce(
    (bits, bit) => BigInt.asIntN(64, bits ^ (1n << BigInt(bit))),
    BigInt.asIntN(64, (0x9e3779b97f4a7c15n * (2n * family + 1n)) ^ (family << 7n)),
  )
const fresh = () => {
  family += 1n
}

interface Looks {
  width?: number
  height?: number
  durationMs?: number
}

/** An asset with these prints, one of a picture, several of a clip, as if it had just been looked at. */
async function asset(prints: bigint[], looks: Looks = {}): Promise<string> {
  const bytes = new TextEncoder().encode(newId())
  const kind = prints.length > 1 ? ('video' as const) : ('image' as const)
  const sized = { width: 400, height: 300, ...(kind === 'video' && { durationMs: 10_000 }), ...looks }
  return server.db.transaction().execute(async (trx) => {
    const hash = await storeAsset(trx, { kind, mime: `${kind}/x`, bytes, ...sized }, server.clock.now)
    await trx
      .insertInto('asset_print')
      .values(prints.map((one, n) => ({ asset_hash: hash, n, print: one.toString(), bands: bandsOf(one) })))
      .execute()
    await printsStored(trx, [hash])
    return hash
  })
}

describe('pictures', () => {
  test('are the same where no bit differs, alike up to three, found by any band', async () => {
    fresh()
    const one = await asset([print()])
    const same = await asset([print()], { width: 805, height: 600 })
    const spread = await asset([print(0, 20, 40)])
    const near = await asset([print(63)])
    await asset([print(0, 20, 40, 60)])
    expect(await sameOrLike(server.db, one)).toEqual({ same: [same], like: [spread, near].sort() })
    const kept = await server.db.selectFrom('asset_like').select('other').where('asset_hash', '=', near).execute()
    // The two that differ from the first in three bits and in another one lie four apart.
    expect(kept.map(({ other }) => other).sort()).toEqual([one, same].sort())
  })

  test('of another shape, or of none that is known, are alike only', async () => {
    fresh()
    const one = await asset([print()])
    const wide = await asset([print()], { width: 410 })
    const { hash: unknown } = await server.db
      .updateTable('asset')
      .set({ width: null })
      .where('hash', '=', await asset([print()]))
      .returning('hash')
      .executeTakeFirstOrThrow()
    expect(await sameOrLike(server.db, one)).toEqual({ same: [], like: [wide, unknown].sort() })
    expect(await sameOrLike(server.db, unknown)).toMatchObject({ same: [] })
  })

  test('without anything in them say nothing, and a picture is no clip', async () => {
    fresh()
    const blank = await asset([0n])
    await asset([0n])
    await asset([0b1111n])
    const one = await asset([print()])
    await asset(Array.from({ length: 6 }, () => print()))
    for (const hash of [blank, one]) expect(await sameOrLike(server.db, hash)).toEqual({ same: [], like: [] })
  })
})

describe('clips', () => {
  const stills = (change: (n: number) => number[] = () => []) =>
    Array.from({ length: 6 }, (_, n) => print(n, 30 + n, ...change(n)))

  test('are the same where each still differs in one bit at most and the length by half a second', async () => {
    fresh()
    const one = await asset(stills())
    const encoded = await asset(
      stills(() => [50]),
      { durationMs: 10_500 },
    )
    const longer = await asset(stills(), { durationMs: 10_501 })
    const twoBits = await asset(stills((n) => (n === 5 ? [50, 51] : [])))
    expect(await sameOrLike(server.db, one)).toEqual({ same: [encoded], like: [longer, twoBits].sort() })
  })

  test('are alike where half of the stills are', async () => {
    fresh()
    const other = [10, 12, 14, 16, 44, 46]
    const one = await asset(stills())
    const half = await asset(stills((n) => (n < 3 ? [50, 51, 52] : other)))
    await asset(stills((n) => (n < 2 ? [] : other)))
    expect(await sameOrLike(server.db, one)).toEqual({ same: [], like: [half] })
    const black = stills().map((still, n) => (n < 2 ? still : 0n))
    const dark = await asset(black)
    await asset(black)
    expect(await sameOrLike(server.db, dark)).toEqual({ same: [], like: [] })
  })
})

describe('what is said of one', () => {
  const hate: Finding[] = [{ category: 'hate', leaf: null, severity: 3 }]

  async function say(who: number, hash: string, findings: Finding[]) {
    server.pass(1)
    const projectId = await makeProject(server, owner, { queries: 1, results: 1 })
    const place = { project_id: projectId, result_id: newId(), label_id: newId(), at: server.clock.now }
    const severity = Math.max(0, ...findings.map((one) => one.severity))
    const row = { market: 'US', person_id: people[who]?.id ?? '', treatment: treatmentOfAll(findings), severity }
    await server.db
      .insertInto('verdict')
      .values({ content_key: hash, policy_version: 1, ...row, ...place, findings: JSON.stringify(findings) })
      .onConflict((on) =>
        on
          .columns(['content_key', 'policy_version', 'market', 'person_id'])
          .doUpdateSet({ treatment: row.treatment, severity, at: place.at, findings: JSON.stringify(findings) }),
      )
      .execute()
    await server.db.transaction().execute((trx) => refreshTreatments(trx, { keys: [hash] }))
  }

  /** A project that shows these pictures, of which a model found the same; its results' treatments by hash, and its tasks'. */
  async function showing(...hashes: string[]) {
    const rows = stageRows(hashes.length, 1).map((row, i) => ({
      ...{ ...row, kind: 'image' as const, asset_hash: hashes[i] ?? null, treatment: null },
      predicted: [{ category: 'violence' as const, leaf: null, severity: 2 as const }],
    }))
    const projectId = await makeProject(server, owner, { rows })
    return async () => {
      const found = await server.db
        .selectFrom('result')
        .innerJoin('task', (on) =>
          on.onRef('task.project_id', '=', 'result.project_id').onRef('task.id', '=', 'result.task_id'),
        )
        .select(['asset_hash', 'treatment', 'hardest', 'task.categories'])
        .where('result.project_id', '=', projectId)
        .execute()
      const of = (hash: string) => found.find(({ asset_hash }) => asset_hash === hash)
      return { treatments: hashes.map((hash) => of(hash)?.treatment), tasks: hashes.map((hash) => of(hash)) }
    }
  }

  test('counts for what looks the same, and only tightens what looks like it', async () => {
    fresh()
    const [one, same, like] = [await asset([print()]), await asset([print()]), await asset([print(5)])]
    const now = await showing(one, same, like)
    expect((await now()).treatments).toEqual(['T3', 'T3', 'T3'])
    await say(0, one, [{ category: 'hate', leaf: null, severity: 4 }])
    expect((await now()).treatments).toEqual(['T4', 'T4', 'T4'])
    for (const task of (await now()).tasks) expect(task).toMatchObject({ hardest: 'T4', categories: ['hate'] })
    // Two who agree, each about another of the two that are the same: that binds for both.
    await say(0, one, [])
    await say(1, same, [])
    expect((await now()).treatments).toEqual(['T0', 'T0', 'T3'])
    expect([...(await bindingVerdict(server.db, [one, same, like])).keys()].sort()).toEqual(
      [`${one}/US`, `${same}/US`].sort(),
    )
  })

  test('by one person about both is one person’s word', async () => {
    fresh()
    const [one, same] = [await asset([print()]), await asset([print()])]
    const now = await showing(one, same)
    await say(0, one, [])
    await say(0, same, [])
    expect((await now()).treatments).toEqual(['T3', 'T3'])
    // Nor does what they say of the other take back what they said of this one.
    await say(0, one, [{ category: 'hate', leaf: null, severity: 4 }])
    await say(0, same, [])
    expect((await now()).treatments).toEqual(['T4', 'T4'])
  })

  test('reaches what is looked at later, and leaves it when the prints change', async () => {
    fresh()
    const one = await asset([print()])
    await say(0, one, hate)
    await say(0, one, [{ category: 'sexual', leaf: null, severity: 4 }])
    const later = await asset([print(1, 2)])
    const now = await showing(later)
    expect((await now()).treatments).toEqual(['T4'])
    await server.db.transaction().execute(async (trx) => {
      const changed = print(1, 2, 3, 4, 5)
      await trx
        .updateTable('asset_print')
        .set({ print: changed.toString(), bands: bandsOf(changed) })
        .where('asset_hash', '=', later)
        .execute()
      await printsStored(trx, [later])
    })
    expect((await now()).treatments).toEqual(['T3'])
    // The other way round: shown first, found to look like it afterwards.
    const shown = await asset([print(1, 2, 3, 4, 6)])
    const seen = await showing(shown)
    expect((await seen()).treatments).toEqual(['T3'])
    await say(1, await asset([print(1, 2, 3, 4, 6, 7)]), [{ category: 'hate', leaf: null, severity: 4 }])
    expect((await seen()).treatments).toEqual(['T4'])
  })
})
