import { describe, expect, test } from 'vitest'
import type { Scale } from '#contract/project.ts'
import { guessFormat } from '#core/formats/guess-format.ts'
import { guessMapping } from '#core/formats/guess-mapping.ts'
import { type ImportRow, rowReader } from '#core/formats/import-row.ts'
import { mapRows, type Row } from '#core/formats/rows.ts'
import { previewTable, tableRows } from '#core/formats/table.ts'
import { trecQrels } from '#core/formats/trec-qrels.ts'
import { trecRun } from '#core/formats/trec-run.ts'
import { trecTopics } from '#core/formats/trec-topics.ts'
import { hasShared, sharedFile, skipNote } from './shared.ts'

const grade = (value: number) => ({ key: `${value}`, value, gain: value, names: { en: `g${value}` }, descriptions: {} })
const scale: Scale = { kind: 'graded-0-3', grades: [0, 1, 2, 3].map(grade) }

async function good<T>(rows: AsyncIterable<Row<T>>): Promise<T[]> {
  const values: T[] = []
  for await (const row of rows) {
    if ('problem' in row) throw new Error(JSON.stringify(row))
    values.push(row.values)
  }
  return values
}

/** A table read as the import page reads it: preview, guessed mapping, all rows. */
async function importTable(path: string, format: 'csv' | 'tsv' | 'jsonl'): Promise<ImportRow[]> {
  const { columns, rows } = await previewTable(sharedFile(path), format)
  const mapping = guessMapping(columns, rows)
  const read = rowReader({ columns, mapping, language: 'en', market: 'US', scale })
  return good(mapRows(tableRows(sharedFile(path), format, columns), read))
}

async function beginning(path: string): Promise<string> {
  for await (const chunk of sharedFile(path)) return new TextDecoder().decode(chunk, { stream: true })
  return ''
}

describe.skipIf(!hasShared)(`Chorus${skipNote}`, () => {
  test('individual ratings: 135 queries, 3,188 results, four sources that rated each', async () => {
    const path = 'chorus-ecommerce/individual_ratings.csv'
    expect(guessFormat(await beginning(path), path)).toEqual({ format: 'csv', part: 'rows' })
    const rows = await importTable(path, 'csv')
    expect(rows.length).toBe(3188)
    expect(new Set(rows.map((row) => row.query)).size).toBe(135)
    expect(rows.every((row) => row.docId !== '' && row.title !== '')).toBe(true)
    const sources = ['agent_1_rating', 'agent_2_rating', 'agent_3_rating', 'final_rating']
    expect(rows.every((row) => row.ratings.map(({ source }) => source).join() === sources.join())).toBe(true)
    expect(rows.filter((row) => new Set(row.ratings.slice(0, 3).map(({ value }) => value)).size > 1).length).toBe(910)
    expect(rows[4]?.title).toBe('iPAQ rw6815 Personal Messenger 64 M 2.7" TFT W Mobile™ 5.0 Professional')
  })

  test('final ratings are read as query, docid and rating', async () => {
    const rows = await importTable('chorus-ecommerce/rated.csv', 'csv')
    expect(rows.length).toBe(3668)
    expect(rows.every(({ ratings }) => ratings.length === 1 && ratings[0]?.source === 'rating')).toBe(true)
  })
})

const languages = ['ar', 'de', 'el', 'en', 'es', 'hi', 'ro', 'ru', 'th', 'tr', 'vi', 'zh']
describe.skipIf(!hasShared)(`XQuAD${skipNote}`, () => {
  test.each(languages)('%s: every topic has ten results, each a document, and one is right', async (language) => {
    const folder = `xquad-retrieval/${language}`
    for (const [file, format, part] of [
      ['topics.tsv', 'trec', 'topics'],
      ['run.bm25.txt', 'trec', 'run'],
      ['qrels.txt', 'trec', 'qrels'],
      ['docs.jsonl', 'jsonl', 'documents'],
    ]) {
      expect(guessFormat(await beginning(`${folder}/${file}`), `${file}`)).toEqual({ format, part })
    }
    const topics = new Set((await good(trecTopics(sharedFile(`${folder}/topics.tsv`)))).map(({ queryId }) => queryId))
    const run = await good(trecRun(sharedFile(`${folder}/run.bm25.txt`)))
    const qrels = await good(trecQrels(sharedFile(`${folder}/qrels.txt`)))
    const preview = await previewTable(sharedFile(`${folder}/docs.jsonl`), 'jsonl')
    expect(guessMapping(preview.columns, preview.rows)).toEqual(['docId', 'text'])
    const documents = new Map(
      (await good(tableRows(sharedFile(`${folder}/docs.jsonl`), 'jsonl', ['docid', 'text']))).map(([id, text]) => [
        id,
        text,
      ]),
    )
    expect([topics.size, documents.size, qrels.length]).toEqual([60, 120, 60])
    expect(run.every(({ queryId, docId }) => topics.has(queryId) && documents.get(docId))).toBe(true)
    expect(qrels.every(({ queryId, docId, grade }) => topics.has(queryId) && documents.has(docId) && grade === 1)).toBe(
      true,
    )
  })

  test('answers keep their literal quotes', async () => {
    const path = 'xquad-retrieval/en/answers.tsv'
    const { columns } = await previewTable(sharedFile(path), 'tsv')
    const rows = await good(tableRows(sharedFile(path), 'tsv', columns))
    expect(rows.some(([, , answer]) => answer === '"A Machine to End War"')).toBe(true)
  })
})

test.skipIf(!hasShared)(`ConvAbuse items and labels are sound JSONL${skipNote}`, async () => {
  for (const file of ['items', 'labels']) {
    const path = `convabuse/${file}.jsonl`
    const { columns } = await previewTable(sharedFile(path), 'jsonl')
    expect((await good(tableRows(sharedFile(path), 'jsonl', columns))).length).toBeGreaterThan(4000)
  }
})
