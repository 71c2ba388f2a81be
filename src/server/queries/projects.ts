import { type Kysely, sql, type Transaction } from 'kysely'
import type { Membership } from '#contract/people.ts'
import type { NewProject, Project, ProjectSettings, Scale } from '#contract/project.ts'
import { defaultSafety, defaultViewing } from '#core/viewing-settings.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'

/** The owner's decisions as columns of `project`. */
export function settingsColumns({
  showRank,
  treatmentFloor,
  reviewSpread,
  reviewSample,
  goldShare,
  goldRetireAfter,
  skillStandard,
  belowStandard,
  dynamicOverlap,
  maxOverlap,
  requireTraining,
  requireQualification,
  safety,
  viewing,
  ...rest
}: Partial<ProjectSettings>) {
  return {
    ...rest,
    ...(showRank !== undefined && { show_rank: showRank }),
    ...(treatmentFloor !== undefined && { treatment_floor: treatmentFloor }),
    ...(reviewSpread !== undefined && { review_spread: reviewSpread }),
    ...(reviewSample !== undefined && { review_sample: reviewSample }),
    ...(goldShare !== undefined && { gold_share: goldShare }),
    ...(goldRetireAfter !== undefined && { gold_retire_after: goldRetireAfter }),
    ...(skillStandard !== undefined && { skill_standard: skillStandard }),
    ...(belowStandard !== undefined && { below_standard: belowStandard }),
    ...(dynamicOverlap !== undefined && { dynamic_overlap: dynamicOverlap }),
    ...(maxOverlap !== undefined && { max_overlap: maxOverlap }),
    ...(requireTraining !== undefined && { require_training: requireTraining }),
    ...(requireQualification !== undefined && { require_qualification: requireQualification }),
    ...(safety !== undefined && { safety: JSON.stringify(safety) }),
    ...(viewing !== undefined && { viewing: JSON.stringify(viewing) }),
  }
}

/** Creates a project with its first scale version and its maker as owner and annotator. */
export async function insertProject(
  trx: Transaction<Database>,
  { id, settings, personId, now }: { id: string; settings: NewProject; personId: string; now: Date },
): Promise<void> {
  const { scale, showRank, treatmentFloor, reviewSpread, reviewSample, ...others } = settings
  const { goldShare, goldRetireAfter, skillStandard, belowStandard, dynamicOverlap, maxOverlap, ...asked } = others
  const { requireTraining, requireQualification, safety, viewing, ...rest } = asked
  await trx
    .insertInto('project')
    .values({
      ...rest,
      id,
      show_rank: showRank,
      treatment_floor: treatmentFloor,
      review_spread: reviewSpread,
      review_sample: reviewSample,
      gold_share: goldShare,
      gold_retire_after: goldRetireAfter,
      skill_standard: skillStandard,
      below_standard: belowStandard,
      dynamic_overlap: dynamicOverlap,
      max_overlap: maxOverlap,
      require_training: requireTraining,
      require_qualification: requireQualification,
      safety: JSON.stringify(safety),
      viewing: JSON.stringify(viewing),
      scale_version: 1,
      guideline_version: 0,
      created_by: personId,
      created_at: now,
    })
    .execute()
  await insertScale(trx, id, 1, scale, now)
  await trx
    .insertInto('membership')
    .values({
      project_id: id,
      person_id: personId,
      roles: ['owner', 'annotator'],
      languages: [],
      markets: [],
      created_at: now,
    })
    .execute()
}

/** Adds a version of the project's scale. */
export async function insertScale(
  trx: Transaction<Database>,
  projectId: string,
  version: number,
  scale: Scale,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('scale')
    .values({ project_id: projectId, version, kind: scale.kind, grades: JSON.stringify(scale.grades), created_at: now })
    .execute()
}

/** The first version of a new project's guideline. */
export async function insertGuideline(
  trx: Transaction<Database>,
  {
    projectId,
    texts,
    personId,
    now,
  }: { projectId: string; texts: Record<string, string>; personId: string; now: Date },
): Promise<void> {
  if (Object.keys(texts).length === 0) return
  await trx
    .insertInto('guideline')
    .values({
      ...{ project_id: projectId, version: 1, texts: JSON.stringify(texts) },
      ...{ published_by: personId, published_at: now },
    })
    .execute()
  await trx.updateTable('project').set({ guideline_version: 1 }).where('id', '=', projectId).execute()
}

async function countsOf(db: Kysely<Database>, projectId: string): Promise<NonNullable<Project['counts']>> {
  const count = (table: 'query' | 'result' | 'task') =>
    sql<number>`(select count(*)::int from ${sql.table(table)} where project_id = ${projectId}${table === 'result' ? sql` and form <> 'query'` : sql``})`
  const { rows } = await sql<
    NonNullable<Project['counts']>
  >`select ${count('query')} as queries, ${count('result')} as results,
    ${count('task')} as tasks, (select coalesce(sum(labels), 0)::int from label_tally where project_id = ${projectId}) as labels`.execute(
    db,
  )
  return found(rows[0])
}

/** A project as a member with these roles sees it; counts only for those who do more than annotate. */
export async function loadProject(db: Kysely<Database>, projectId: string, membership: Membership): Promise<Project> {
  const row = found(
    await db
      .selectFrom('project')
      .innerJoin('scale', (join) =>
        join.onRef('scale.project_id', '=', 'project.id').onRef('scale.version', '=', 'project.scale_version'),
      )
      .selectAll('project')
      .select(['scale.kind as scale_kind', 'scale.grades'])
      .where('project.id', '=', projectId)
      .executeTakeFirst(),
  )
  const sees = membership.roles.some((role) => role !== 'annotator')
  const { name, segment, kind, state, languages, markets, shuffle, overlap, explain, consensus, priority, confidence } =
    row
  return {
    id: row.id,
    ...{ name, segment, kind, state, languages, markets, shuffle, overlap, explain, consensus, priority, confidence },
    dynamicOverlap: row.dynamic_overlap,
    maxOverlap: row.max_overlap,
    showRank: row.show_rank,
    treatmentFloor: row.treatment_floor,
    reviewSpread: row.review_spread,
    reviewSample: row.review_sample,
    goldShare: row.gold_share,
    goldRetireAfter: row.gold_retire_after,
    skillStandard: row.skill_standard,
    belowStandard: row.below_standard,
    requireTraining: row.require_training,
    requireQualification: row.require_qualification,
    safety: { ...defaultSafety, ...row.safety },
    viewing: { ...defaultViewing, ...row.viewing },
    scale: { kind: row.scale_kind, grades: row.grades },
    scaleVersion: row.scale_version,
    guidelineVersion: row.guideline_version,
    createdAt: row.created_at.toISOString(),
    roles: membership.roles,
    counts: sees ? await countsOf(db, projectId) : null,
  }
}
