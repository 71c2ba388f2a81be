import type { Kysely } from 'kysely'
import type { DataCard } from '#contract/delivery.ts'
import type { ConsensusRule } from '#contract/project.ts'
import { idMapLine } from '#core/formats/trec-print.ts'
import type { Database } from '../db/schema.ts'
import { exportGroups, gradedResults, gradeOfResult } from '../export/graded.ts'
import { gradeLine } from '../export/jsonl.ts'
import { groupName, qrelsWriter } from '../export/qrels.ts'
import { trecIds } from '../export/trec-ids.ts'
import type { OpenFile } from './store-file.ts'

/** What there is of grades: per language and market, and how many labels they were made of. */
export interface Graded {
  places: DataCard['places']
  labels: number
}

/**
 * Writes qrels and topics per language, the grades, and the ids that had to be changed, reading every result once; answers how much there is.
 * `open` begins a file, which is closed here.
 */
export async function writeGrades(
  db: Kysely<Database>,
  { projectId, rule }: { projectId: string; rule: ConsensusRule },
  { open, close }: { open: (name: string) => OpenFile; close: (file: OpenFile) => Promise<void> },
): Promise<Graded> {
  const ids = await trecIds(db, projectId)
  const places = new Map<string, Graded['places'][number]>()
  const grades = open('grades.jsonl')
  let [labels, lastQuery] = [0, '']
  for (const group of await exportGroups(db, projectId)) {
    const [topics, qrels] = [open(`${groupName(group)}.topics.tsv`), open(`${groupName(group)}.qrels.txt`)]
    const lines = qrelsWriter(ids)
    for await (const row of gradedResults(db, projectId, rule, group)) {
      const { language, market } = row
      const key = `${language} ${market}`
      const place = places.get(key) ?? { language, market, queries: 0, results: 0, graded: 0 }
      places.set(key, place)
      if (row.queryKey !== lastQuery) place.queries++
      lastQuery = row.queryKey
      place.results++
      const grade = gradeOfResult(row, rule)
      if (grade === null) continue
      place.graded++
      labels += row.values.length
      await grades.write(gradeLine(row, grade, rule))
      const { topic, line } = lines(row, grade)
      await topics.write(topic)
      await qrels.write(line)
    }
    await close(topics)
    await close(qrels)
  }
  await close(grades)
  for (const [name, changed] of [
    ['docids.tsv', ids.docs],
    ['queryids.tsv', ids.queries],
  ] as const) {
    if (changed.size === 0) continue
    const file = open(name)
    for (const [id, written] of changed) await file.write(idMapLine(written, id))
    await close(file)
  }
  return { places: [...places.values()], labels }
}
