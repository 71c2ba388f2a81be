import { csvLine } from '#core/formats/csv-print.ts'
import { audit } from '../queries/audit.ts'
import { ownSkills, skillsOf } from '../queries/gold/skills.ts'
import { liftStanding } from '../queries/gold/standing.ts'
import type { On } from '../router.ts'

const heading = [
  ...['project', 'language', 'query', 'title', 'own_grade', 'gold_grade', 'tolerance', 'right'],
  ...['reason', 'clause', 'answered_at'],
]

/** What gold says of people, and who may work. */
export function skillRoutes(on: On): void {
  on('skill.list', async ({ params, db, person, membership }) => {
    const { projectId } = params
    const { skill_standard: standard } = await db
      .selectFrom('project')
      .select('skill_standard')
      .where('id', '=', projectId)
      .executeTakeFirstOrThrow()
    return { skills: await skillsOf(db, projectId, { personId: person.id, roles: membership.roles }), standard }
  })

  on('standing.lift', async ({ params, body, db, person, now, newId }) => {
    const { projectId, personId } = params
    await db.transaction().execute(async (trx) => {
      await liftStanding(trx, { projectId, personId, now: now(), newId }, body)
      const detail = { personId, ...body }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'standing.lift', detail })
    })
    return { ok: true }
  })

  on('skill.own', ({ db, person, now }) => ownSkills(db, person.id, now()))

  on('skill.csv', async ({ db, person, now }) => {
    const { answers } = await ownSkills(db, person.id, now())
    const lines = answers.map((one) =>
      csvLine(
        [
          ...[one.projectName, one.language, one.query, one.title, one.own, one.gold, one.tolerance],
          ...[one.isRight ? 'yes' : 'no', one.reason, one.clause, one.at],
        ],
        { guard: true },
      ),
    )
    return new Response(`\uFEFF${csvLine(heading, { guard: true })}${lines.join('')}`, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="skill.csv"; filename*=UTF-8''skill.csv`,
      },
    })
  })
}
