import { sql, type Transaction } from 'kysely'
import { defaultSafety, defaultViewing } from '#core/viewing-settings.ts'
import type { Database } from '../db/schema.ts'
import type { SampleFiles } from '../deps.ts'
import { syncPools } from '../queries/course/pools.ts'
import { insertProject } from '../queries/projects.ts'
import { applyStage } from './apply.ts'
import { storeAsset } from './assets.ts'
import { readSample, type Sample } from './sample-files.ts'
import { addToStage, createStage, type StageRow } from './stage.ts'

interface Stored {
  asset: string
  poster: string | null
  captions: { language: string; hash: string }[]
}

async function storeMedia(trx: Transaction<Database>, sample: Sample, now: Date): Promise<Map<string, Stored>> {
  const stored = new Map<string, Stored>()
  for (const [name, facts] of Object.entries(sample.media)) {
    const captions = []
    for (const [language, file] of Object.entries(facts.captions ?? {})) {
      captions.push({
        language,
        hash: await storeAsset(
          trx,
          { kind: 'captions', mime: 'text/vtt; charset=utf-8', bytes: sample.bytes(file) },
          now,
        ),
      })
    }
    const poster = facts.poster
      ? await storeAsset(
          trx,
          { kind: 'image', mime: 'image/jpeg', bytes: sample.bytes(facts.poster), isPoster: true },
          now,
        )
      : null
    stored.set(name, { asset: await storeAsset(trx, { ...facts, bytes: sample.bytes(name) }, now), poster, captions })
  }
  return stored
}

/** The maker's own language comes first, then English, so that the first task can be read. */
function inOrder({ queries }: Sample, uiLanguage: string): Sample['queries'] {
  const wanted = [uiLanguage, 'en']
  const place = (language: string) => (wanted.includes(language) ? wanted.indexOf(language) : wanted.length)
  return [...queries].sort((a, b) => place(a.language) - place(b.language))
}

function stageRows(queries: Sample['queries'], media: Map<string, Stored>): StageRow[] {
  return queries.flatMap(({ language, queries }) =>
    queries.flatMap((query) =>
      query.results.map((result, i) => {
        const file = result.media ? media.get(result.media) : undefined
        const { kind, title, snippet, text, url, author, published, treatment, source } = result
        const { market, need, context } = query
        return {
          ...{ file: language, row: i + 1, query_id: query.id, query: query.text, language, market, need, context },
          ...{
            doc_id: result.docid,
            rank: i + 1,
            kind,
            title,
            snippet,
            text,
            url,
            author,
            published,
            treatment,
            source,
          },
          duration: result.durationSeconds ?? null,
          asset_hash: file?.asset ?? null,
          // An image is its own small picture in the list.
          poster_hash: file?.poster ?? (kind === 'image' ? (file?.asset ?? null) : null),
          captions: file?.captions ?? [],
          ratings: [],
        }
      }),
    ),
  )
}

/** Makes the sample project and fills it, as any import would; the maker can label it at once. */
export async function createSample(
  trx: Transaction<Database>,
  {
    files,
    id,
    personId,
    uiLanguage,
    now,
  }: { files: SampleFiles; id: string; personId: string; uiLanguage: string; now: Date },
): Promise<void> {
  const sample = readSample(files)
  const { name, segment, languages, markets, scale } = sample.head
  const settings = {
    ...{
      name: name[uiLanguage] ?? name.en ?? 'Sample',
      segment,
      languages,
      markets,
      scale,
      kind: 'pointwise' as const,
    },
    ...{ state: 'production' as const, showRank: true, shuffle: false, overlap: 1, explain: 'optional' as const },
    ...{ consensus: 'majority' as const, treatmentFloor: 'T0' as const, priority: 0, reviewSpread: 1, reviewSample: 0 },
    ...{ goldShare: 0, goldRetireAfter: 30, skillStandard: 0, belowStandard: 'tell' as const },
    ...{ dynamicOverlap: false, confidence: 0.8, maxOverlap: 5 },
    ...{ requireTraining: false, requireQualification: false, safety: defaultSafety, viewing: defaultViewing },
  }
  await insertProject(trx, { id, settings, personId, now })
  const guideline = {
    project_id: id,
    version: 1,
    texts: JSON.stringify(sample.guideline),
    published_by: personId,
    published_at: now,
  }
  await trx.insertInto('guideline').values(guideline).execute()
  await trx.updateTable('project').set({ guideline_version: 1 }).where('id', '=', id).execute()
  await createStage(trx)
  await addToStage(trx, stageRows(inOrder(sample, uiLanguage), await storeMedia(trx, sample, now)))
  await applyStage(trx, id, now)
  await insertTraining(trx, { projectId: id, personId, sample, now })
}

/** The course, so that an owner can try one; nobody has to go through it before the project asks for it. */
async function insertTraining(
  trx: Transaction<Database>,
  { projectId, personId, sample, now }: { projectId: string; personId: string; sample: Sample; now: Date },
): Promise<void> {
  for (const { language, query, docid, value, reason, clause } of sample.training)
    await sql`insert into gold (project_id, result_id, pool, value, reason, clause, origin, scale_version, created_by, created_at)
      select r.project_id, r.id, 'training', ${value}, ${reason}, ${clause}, 'sample', 1, ${personId}, ${now} from query q
      join result r on r.project_id = q.project_id and r.query_id = q.id and r.external_id = ${docid}
      where q.project_id = ${projectId} and q.external_id = ${query} and q.language = ${language}`.execute(trx)
  await syncPools(trx, projectId)
}
