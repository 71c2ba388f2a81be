import type { ConsensusRule } from '#contract/project.ts'
import { isModelRule } from '#core/consensus.ts'
import { type ByUnit, groupByUnit } from '#core/consensus-models/by-unit.ts'
import { dawidSkeneSteps } from '#core/consensus-models/dawid-skene.ts'
import { type Graded, labelRuleSteps, onlyLabelled } from '#core/consensus-models/label-rules.ts'
import { maceSteps } from '#core/consensus-models/mace.ts'
import { skilledSteps } from '#core/consensus-models/skilled.ts'
import { best, type Votes } from '#core/consensus-models/votes.ts'
import type { Steps } from '#core/steps.ts'
import type { SkillOf } from './gold-skill.ts'
import { consensusVotes, type ProjectVotes } from './project-votes.ts'

/** The labels of the consensus, once as they came and once by result. */
export interface RuleVotes {
  project: ProjectVotes
  votes: Votes
  sorted: ByUnit
  skillOf: SkillOf
}

/** Makes the labels ready for the rules. */
export function* ruleVotesSteps(project: ProjectVotes, skillOf: SkillOf): Steps<RuleVotes> {
  const votes = consensusVotes(project)
  yield
  return { project, votes, sorted: yield* groupByUnit(votes), skillOf }
}

/** The grade of every result by a rule, in steps; results without labels have none. */
export function* ruleSteps(of: RuleVotes, rule: ConsensusRule): Steps<Graded> {
  const { votes, sorted, project, skillOf } = of
  if (!isModelRule(rule)) return yield* labelRuleSteps(sorted, rule, project.apart)
  if (rule === 'posterior') {
    const { raters, languages, language } = project
    const skills = raters.map(({ id }) => languages.map((tag) => skillOf(id, tag)))
    const p = yield* skilledSteps(sorted, (rater, unit) => skills[rater]?.[language[unit] as number] ?? 0.5)
    return onlyLabelled(best(p), sorted)
  }
  const { posterior } = rule === 'mace' ? yield* maceSteps(votes) : yield* dawidSkeneSteps(votes)
  yield
  return onlyLabelled(best(posterior), sorted)
}
