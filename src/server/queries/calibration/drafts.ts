import { type Kysely, sql } from 'kysely'
import type { DraftList, GuidelineDraft } from '#contract/guideline-draft.ts'
import { type ClauseWords, clauseIn } from '#core/guideline-clause.ts'
import { found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { guidelineInForce } from '../publish-guideline.ts'

type Plain = Pick<
  GuidelineDraft,
  'id' | 'sessionId' | 'n' | 'clause' | 'basedOn' | 'texts' | 'note' | 'state' | 'draftedBy' | 'isOwn' | 'settledBy'
> &
  Pick<GuidelineDraft, 'version' | 'recheck'>
type Raw = Plain & { based: Record<string, string> | null; draftedAt: Date; settledAt: Date | null }

const sameWords = (a: Record<string, ClauseWords>, b: Record<string, ClauseWords>) => {
  const languages = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return languages.every((one) => a[one]?.title === b[one]?.title && a[one]?.text === b[one]?.text)
}

/** Which drafts: of a session, or a single one. */
interface Which {
  sessionId?: string | undefined
  draftId?: string
}

/** Drafted changes of a project's guideline, latest first, each with how its clause read and reads now. */
export async function guidelineDrafts(
  db: Kysely<Database>,
  { projectId, personId }: { projectId: string; personId: string },
  { sessionId, draftId }: Which = {},
): Promise<DraftList> {
  const guideline = await guidelineInForce(db, projectId)
  const { rows } =
    await sql<Raw>`select d.id, d.session_id as "sessionId", d.n, d.clause, d.based_on as "basedOn", d.texts, d.note, d.state, coalesce(a.name, '') as "draftedBy",
      d.drafted_by = ${personId} as "isOwn", d.drafted_at as "draftedAt", b.name as "settledBy", d.settled_at as "settledAt", d.version, d.recheck, g.texts as based
    from guideline_draft d left join guideline g on g.project_id = d.project_id and g.version = d.based_on
      join person p on p.id = d.drafted_by left join auth_user a on a.id = p.user_id left join person s on s.id = d.settled_by left join auth_user b on b.id = s.user_id
    where d.project_id = ${projectId} and (${sessionId ?? null}::uuid is null or d.session_id = ${sessionId ?? null}) and (${draftId ?? null}::uuid is null or d.id = ${draftId ?? null})
    order by d.drafted_at desc, d.id desc limit 500`.execute(db)
  const drafts = rows.map(({ based, draftedAt, settledAt, ...row }): GuidelineDraft => {
    const before = clauseIn(based ?? {}, row.clause)
    const inForce = clauseIn(guideline.texts, row.clause)
    const isStale = row.state === 'draft' && !sameWords(before, inForce)
    const at = { draftedAt: draftedAt.toISOString(), settledAt: settledAt?.toISOString() ?? null }
    return { ...row, ...at, before, inForce, isStale }
  })
  return { drafts, version: guideline.version }
}

/** One draft as it is now; throws 404. */
export async function oneDraft(
  db: Kysely<Database>,
  who: { projectId: string; personId: string },
  draftId: string,
): Promise<GuidelineDraft> {
  return found((await guidelineDrafts(db, who, { draftId })).drafts[0])
}
