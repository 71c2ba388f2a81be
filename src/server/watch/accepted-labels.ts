import { type Kysely, sql } from 'kysely'
import type { ConsensusRule } from '#contract/project.ts'
import { type Accepted, countAccepted } from '#core/accepted.ts'
import { isModelRule } from '#core/consensus.ts'
import type { Database } from '../db/schema.ts'
import { goldSkill } from '../insights/gold-skill.ts'
import type { ProjectVotes } from '../insights/project-votes.ts'
import { type Narrow, readVotes } from '../insights/read-votes.ts'
import { ruleSteps, ruleVotesSteps } from '../insights/rule-grades.ts'
import { inTurns } from '../insights/turns.ts'

/** The decided grade of each unit as its place on the scale; −1 where nothing was decided, or no grade was right. */
async function decided(db: Kysely<Database>, projectId: string, project: ProjectVotes): Promise<Map<number, number>> {
  const { rows } = await sql<{
    result_id: string
    value: number | null
  }>`select result_id, value from settled where project_id = ${projectId}`.execute(db)
  const unitOf = new Map(project.resultIds.map((id, unit) => [id, unit]))
  return new Map(
    rows.flatMap(({ result_id, value }) => {
      const unit = unitOf.get(result_id)
      return unit === undefined ? [] : [[unit, value === null ? -1 : project.grades.indexOf(value)] as const]
    }),
  )
}

/** Labels that count and are accepted, by language and market, or of those the ones that `narrow` leaves; the key is both as JSON. */
export async function acceptedLabels(
  db: Kysely<Database>,
  projectId: string,
  rule: ConsensusRule,
  narrow: Narrow = {},
): Promise<Map<string, Accepted>> {
  const project = await readVotes(db, projectId, narrow)
  const skillOf = isModelRule(rule) ? await goldSkill(db, projectId, project.languages) : () => 0.5
  const of = await inTurns(ruleVotesSteps(project, skillOf))
  const { category } = await inTurns(ruleSteps(of, rule))
  for (const [unit, place] of await decided(db, projectId, project)) category[unit] = place
  const markets = project.markets.length
  const groupOf = project.language.map((language, unit) => language * markets + (project.market[unit] as number))
  const counted = countAccepted(of.sorted, category, groupOf, project.languages.length * markets)
  return new Map(
    counted.map((group, at) => [
      JSON.stringify([project.languages[Math.floor(at / markets)], project.markets[at % markets]]),
      group,
    ]),
  )
}
