import type { Segment } from '#contract/basics.ts'
import type { PlanStandards } from '#contract/plan.ts'
import type { NewProject } from '#contract/project.ts'
import { emptyPlan } from '#core/plan.ts'
import { defaultSafety } from '#core/viewing-settings.ts'

/** What a project of a segment usually begins with: settings, standards, and a guideline in English. */
export interface ProjectTemplate {
  settings: Omit<Partial<NewProject>, 'scale'> & { scale: NewProject['scale'] }
  standards: PlanStandards
}

const none = emptyPlan.standards
const empty = { grades: [] }
const plain = { kind: 'pointwise' as const, safety: defaultSafety, treatmentFloor: 'T0' as const }

/**
 * One template per segment. Alpha of 0.667 is the bound for tentative conclusions, 0.8 the customary one (K. Krippendorff, Content Analysis,
 * 4th ed. 2019, ch. 12); skills, shares of gold and seconds are where teams can begin, and are meant to be changed after the pilot.
 */
export const projectTemplates: Record<Segment, ProjectTemplate> = {
  ranking: {
    settings: {
      ...{ ...plain, segment: 'ranking', scale: { kind: 'graded-0-3', ...empty }, showRank: false, shuffle: true },
      ...{ overlap: 2, goldShare: 0.05, skillStandard: 0.7, explain: 'optional', reviewSpread: 1, reviewSample: 0.02 },
    },
    standards: {
      ...none,
      ...{ agreement: { measure: 'alpha-ordinal', least: 0.667 }, secondsPerLabel: 20, skill: 0.7 },
    },
  },
  recommendation: {
    settings: {
      ...{ ...plain, segment: 'recommendation', kind: 'page', scale: { kind: 'graded-0-4', ...empty } },
      ...{ showRank: false, shuffle: false, overlap: 3, goldShare: 0.05, skillStandard: 0.6 },
      ...{ explain: 'optional', reviewSpread: 2, reviewSample: 0.02 },
    },
    standards: {
      ...none,
      ...{ agreement: { measure: 'alpha-ordinal', least: 0.5 }, secondsPerLabel: 25, skill: 0.6 },
    },
  },
  ads: {
    settings: {
      ...{ ...plain, segment: 'ads', scale: { kind: 'graded-0-3', ...empty }, showRank: false, shuffle: true },
      ...{ safety: { ...defaultSafety, mode: 'beside' }, treatmentFloor: 'T0' },
      ...{ overlap: 2, goldShare: 0.08, skillStandard: 0.75, explain: 'optional', reviewSpread: 1, reviewSample: 0.05 },
    },
    standards: {
      ...none,
      ...{ agreement: { measure: 'alpha-ordinal', least: 0.667 }, secondsPerLabel: 30, skill: 0.75 },
    },
  },
  safety: {
    settings: {
      ...{ ...plain, segment: 'safety', scale: { kind: 'binary', ...empty }, showRank: false, shuffle: true },
      ...{ safety: { ...defaultSafety, mode: 'only' }, treatmentFloor: 'T2' },
      ...{ overlap: 3, goldShare: 0.1, skillStandard: 0.8, explain: 'optional', reviewSpread: 0, reviewSample: 0.05 },
    },
    standards: { ...none, secondsPerLabel: 45, exposureMinutes: 120, skill: 0.8 },
  },
}
