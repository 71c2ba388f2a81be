import type { AgreementReport } from '#contract/insights.ts'
import { ApiError, found } from '../api-error.ts'
import type { Deps } from '../deps.ts'
import { askAgreement } from '../insights/ask-agreement.ts'
import { changeMark } from '../insights/change-mark.ts'
import { type Comparison, compareRules, presentComparison } from '../insights/consensus-report.ts'
import { ratersNames } from '../insights/names.ts'
import { findQuestions, presentQuestions, type Question, signalKey } from '../insights/signals.ts'
import type { Workshop } from '../insights/workshop.ts'
import { audit } from '../queries/audit.ts'
import { ruleOf } from '../queries/rule-of.ts'
import type { On } from '../router.ts'

interface Questions {
  questions: Question[]
  computedAt: string
}

async function placesOf({ db }: Pick<Deps, 'db'>, projectId: string) {
  const project = await db
    .selectFrom('project')
    .select(['languages', 'markets'])
    .where('id', '=', projectId)
    .executeTakeFirst()
  return found(project)
}

/** Agreement, what each rule would say, and what a lead may want to ask. */
export function insightRoutes(on: On, workshop: Workshop): void {
  on('insights.agreement', async ({ db, params, query, membership, now, patience }) => {
    const { projectId } = params
    const { value, isComputing } = await askAgreement({ db, now }, workshop, projectId, { narrow: query, patience })
    if (!value) return { isComputing, report: null }
    const nameOf = await ratersNames(db, projectId, membership.roles.includes('owner'))
    const { computed, raters, computedAt } = value
    const people = computed.people.map((row, at) => {
      const { id = '', isSource = false } = raters[at] ?? {}
      return { ...row, name: nameOf(id), isSource }
    })
    const report: AgreementReport = { ...computed, people, computedAt, ...(await placesOf({ db }, projectId)) }
    return { isComputing, report }
  })

  on('insights.consensus', async ({ db, params, person, membership, now, patience }) => {
    const { projectId } = params
    const inForce = await ruleOf(db, projectId)
    const mark = await changeMark(db, projectId)
    const work = (): Promise<Comparison> => compareRules({ db, now }, projectId, { inForce, mark })
    const asked = { projectId, key: 'consensus', basis: inForce, mark, patience, work }
    const { value, isComputing } = await workshop.ask(asked)
    if (!value) return { isComputing, report: null }
    const viewer = { id: person.id, annotates: membership.roles.includes('annotator') }
    return { isComputing, report: await presentComparison(db, projectId, value, viewer) }
  })

  on('insights.signals', async ({ db, params, now, patience }) => {
    const { projectId } = params
    const work = async (): Promise<Questions> => ({
      questions: await findQuestions(db, projectId),
      computedAt: now().toISOString(),
    })
    const mark = await changeMark(db, projectId)
    const { value, isComputing } = await workshop.ask({ projectId, key: 'signals', basis: '', mark, patience, work })
    const nameOf = await ratersNames(db, projectId, true)
    const signals = await presentQuestions(db, projectId, value?.questions ?? [], nameOf)
    return { signals, isComputing, computedAt: value?.computedAt ?? null }
  })

  on('insights.noteSignal', async ({ db, params, body, person, now }) => {
    const { projectId } = params
    const { answer, text } = body
    const members = await db
      .selectFrom('assignment')
      .select('person_id')
      .distinct()
      .where('project_id', '=', projectId)
      .where('person_id', 'in', [body.personId, body.otherId ?? body.personId])
      .execute()
    if (members.length < (body.otherId ? 2 : 1)) throw new ApiError('not-found', 'There is no such person here.')
    const signal = signalKey(body)
    await db.transaction().execute(async (trx) => {
      if (answer === null)
        await trx.deleteFrom('signal_note').where('project_id', '=', projectId).where('signal', '=', signal).execute()
      else {
        const note = { answer, text, noted_by: person.id, at: now() }
        await trx
          .insertInto('signal_note')
          .values({ project_id: projectId, signal, ...note })
          .onConflict((conflict) => conflict.columns(['project_id', 'signal']).doUpdateSet(note))
          .execute()
      }
      const detail = { signal, answer, text }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'signal.note', detail })
    })
    return { ok: true }
  })
}
