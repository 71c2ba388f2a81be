import { sql } from 'kysely'
import type { ProjectCard, ProjectPatch, Scale, TaskKind } from '#contract/project.ts'
import type { SafetySettings } from '#contract/safety.ts'
import type { ViewingSettings } from '#contract/viewing.ts'
import { normaliseLanguage } from '#core/identity.ts'
import { fitsKind, isPreference } from '#core/preference.ts'
import { mediaOrigin } from '#core/remote-address.ts'
import { checkScale } from '#core/scale.ts'
import { ApiError, found } from '../api-error.ts'
import { addIntents } from '../queries/add-intents.ts'
import { changeOverlap } from '../queries/assign/change-overlap.ts'
import { loadSeeker } from '../queries/assign/load-seeker.ts'
import { waitingFor } from '../queries/assign/situation.ts'
import { audit } from '../queries/audit.ts'
import { waitingSessions } from '../queries/calibration/sessions.ts'
import { gatesFor } from '../queries/course/gates.ts'
import { beginLife } from '../queries/life.ts'
import { forgetOrigins } from '../queries/media-origins.ts'
import { addPlan } from '../queries/plans.ts'
import { preparedGuideline } from '../queries/prepared-guideline.ts'
import { insertGuideline, insertProject, insertScale, loadProject, settingsColumns } from '../queries/projects.ts'
import { requireOfficer } from '../queries/quarantine/officers.ts'
import { settleWithheld } from '../queries/quarantine/settle.ts'
import { refreshReview } from '../queries/refresh-review.ts'
import { waitingReviews } from '../queries/review-counts.ts'
import { reviewerOf } from '../queries/review-scope.ts'
import { refreshTreatments } from '../queries/treatments.ts'
import type { On } from '../router.ts'

/** Throws `bad-scale` where the scale does not go with the kind. */
function checkKind(scale: Scale, kind: TaskKind): void {
  if (!fitsKind(scale, kind))
    throw new ApiError('bad-scale', 'This kind of task needs another scale.', { problems: [] })
}

/** Throws `bad-scale` or `bad-language`; answers the settings with languages in canonical form. */
function checked<T extends ProjectPatch>(settings: T): T {
  const problems = settings.scale ? checkScale(settings.scale) : []
  if (problems.length > 0) throw new ApiError('bad-scale', 'The scale does not hold together.', { problems })
  if (settings.viewing) settings = { ...settings, viewing: plainOrigins(settings.viewing) }
  if (!settings.languages) return settings
  const languages = settings.languages.map((tag) => {
    const canonical = normaliseLanguage(tag)
    if (!canonical) throw new ApiError('bad-language', `${tag} is not a language tag.`, { language: tag })
    return canonical
  })
  return { ...settings, languages: [...new Set(languages)] }
}

/** Origins of media in their plain form; throws `bad-origin` for what is none, or neither https nor on this computer. */
function plainOrigins(viewing: ViewingSettings): ViewingSettings {
  const origins = viewing.origins.map((text) => {
    const origin = mediaOrigin(text)
    if (!origin) throw new ApiError('bad-origin', 'Not an origin such as https://cdn.example.org.', { origin: text })
    return origin
  })
  return { ...viewing, origins: [...new Set(origins)] }
}

/** What a kind of task can be asked about safety: pairs and lists are compared, and no result of them is judged by itself. */
function safetyFor(kind: TaskKind, safety: SafetySettings): SafetySettings {
  return isPreference(kind) ? { ...safety, mode: 'off', servingRisk: false } : safety
}

/** Projects: own ones with what waits there, creating, reading, changing. */
export function projectRoutes(on: On): void {
  on('project.list', async ({ db, person, now }) => {
    const zone = person.settings.timeZone ?? 'UTC'
    const rows = await db
      .selectFrom('project')
      .leftJoin('membership', (join) =>
        join.onRef('membership.project_id', '=', 'project.id').on('membership.person_id', '=', person.id),
      )
      .select([
        'project.id',
        'project.name',
        'segment',
        'state',
        'project.languages',
        'membership.roles',
        'membership.languages as mine',
        'membership.markets as myMarkets',
      ])
      .where((eb) => (person.serverOwner ? eb.lit(true) : eb('membership.person_id', 'is not', null)))
      .orderBy('project.priority', 'desc')
      .orderBy('project.created_at')
      .execute()
    const projects = await Promise.all(
      rows.map(async ({ id, name, segment, state, languages, roles, mine, myMarkets }) => {
        const who = { projectId: id, personId: person.id, languages: mine ?? [], markets: myMarkets ?? [] }
        const seeker = await loadSeeker(db, who, now())
        const labels = roles?.includes('annotator') ?? false
        const counts = await sql<Pick<ProjectCard, 'open' | 'deferred' | 'submitted' | 'submittedToday'>>`select
          count(*) filter (where a.state = 'active' or (a.state = 'lapsed' and begun_at is not null and not surplus))::int as open,
          count(*) filter (where a.state = 'deferred')::int as deferred, count(*) filter (where a.state = 'submitted')::int as submitted,
          count(*) filter (where a.state = 'submitted' and (submitted_at at time zone ${zone})::date = (${now()}::timestamptz at time zone ${zone})::date)::int as "submittedToday"
          from assignment a where a.project_id = ${id} and a.person_id = ${person.id}`.execute(db)
        const own = roles ?? []
        const isOwner = person.serverOwner || own.includes('owner')
        const reviews = isOwner || own.includes('reviewer')
        return {
          id,
          name,
          segment,
          state,
          languages,
          roles: isOwner && !own.includes('owner') ? ['owner' as const, ...own] : own,
          ...found(counts.rows[0]),
          toReview: reviews
            ? await waitingReviews(db, reviewerOf(id, person.id, isOwner ? [...own, 'owner'] : own))
            : 0,
          toCalibrate: await waitingSessions(db, id, person.id),
          waiting: labels ? await waitingFor(db, seeker) : 0,
          gates: labels ? await gatesFor(db, seeker) : [],
        }
      }),
    )
    return { projects }
  })

  on('project.create', async ({ body, db, person, now, newId }) => {
    const id = newId()
    const { plan, guideline, ...settings } = body
    checkKind(settings.scale, settings.kind)
    await db.transaction().execute(async (trx) => {
      const made = { personId: person.id, now: now() }
      await insertProject(trx, {
        ...{ id, ...made },
        settings: { ...checked(settings), safety: safetyFor(settings.kind, settings.safety) },
      })
      await beginLife(trx, { ...made, projectId: id, to: settings.state, note: '' })
      if (plan) await addPlan(trx, { ...made, projectId: id, version: 1, plan, note: '' })
      if (guideline) await insertGuideline(trx, { ...made, projectId: id, texts: preparedGuideline(guideline, {}) })
      await requireOfficer(trx, id)
      await audit(trx, { at: now(), person_id: person.id, project_id: id, action: 'project.create' })
    })
    forgetOrigins(db)
    return loadProject(db, id, { roles: ['owner', 'annotator'], languages: [], markets: [] })
  })

  on('project.get', ({ params, db, membership }) => loadProject(db, params.projectId, membership))

  on('project.update', async ({ params, body, db, membership, person, now, newId }) => {
    const { scale, ...settings } = checked(body)
    await db.transaction().execute(async (trx) => {
      const old = await trx
        .selectFrom('project')
        .select(['scale_version', 'kind', 'viewing'])
        .where('id', '=', params.projectId)
        .forUpdate()
        .executeTakeFirstOrThrow()
      const kind = settings.kind ?? old.kind
      if (kind !== old.kind) {
        const task = await trx
          .selectFrom('task')
          .select('id')
          .where('project_id', '=', params.projectId)
          .limit(1)
          .executeTakeFirst()
        if (task) throw new ApiError('kind-in-use', 'There are tasks of another kind already.')
      }
      if (scale) checkKind(scale, kind)
      else if (isPreference(kind) !== isPreference(old.kind) || (isPreference(kind) && kind !== old.kind))
        throw new ApiError('bad-scale', 'Another kind of task needs another scale.', { problems: [] })
      const columns = settingsColumns({
        ...settings,
        ...(settings.safety && { safety: safetyFor(kind, settings.safety) }),
      })
      if (Object.keys(columns).length > 0)
        await trx.updateTable('project').set(columns).where('id', '=', params.projectId).execute()
      if (settings.safety) await addIntents(trx, params.projectId)
      const trial = settings.viewing?.trial
      if (trial !== undefined && (trial?.a !== old.viewing.trial?.a || trial?.b !== old.viewing.trial?.b))
        await trx
          .updateTable('project')
          .set({ trial_since: trial && now() })
          .where('id', '=', params.projectId)
          .execute()
      if (settings.viewing !== undefined || settings.treatmentFloor !== undefined) {
        await refreshTreatments(trx, { projectId: params.projectId })
        await settleWithheld(trx, { projectId: params.projectId }, { now: now(), newId })
      }
      await requireOfficer(trx, params.projectId)
      if (['overlap', 'dynamicOverlap', 'maxOverlap'].some((key) => key in settings))
        await changeOverlap(trx, params.projectId)
      if (scale) {
        // Grades already given keep the version they were given in; it never changes under them.
        const used = await trx
          .selectFrom('label')
          .select('id')
          .where('project_id', '=', params.projectId)
          .limit(1)
          .executeTakeFirst()
        if (used)
          throw new ApiError(
            'scale-in-use',
            'Labels have been given on this scale; start a new project for another one.',
          )
        await insertScale(trx, params.projectId, old.scale_version + 1, scale, now())
        await trx
          .updateTable('project')
          .set({ scale_version: old.scale_version + 1 })
          .where('id', '=', params.projectId)
          .execute()
      }
      if (['overlap', 'dynamicOverlap', 'maxOverlap', 'reviewSpread', 'reviewSample'].some((key) => key in settings))
        await refreshReview(trx, params.projectId, now())
      await audit(trx, {
        at: now(),
        person_id: person.id,
        project_id: params.projectId,
        action: 'project.update',
        detail: Object.keys(body),
      })
    })
    if ('viewing' in body) forgetOrigins(db)
    return loadProject(db, params.projectId, membership)
  })
}
