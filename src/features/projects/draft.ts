import type { NewProject, Project, ProjectPatch } from '#contract/project.ts'
import { defaultSafety, defaultViewing } from '#core/viewing-settings.ts'

/** A project as the form holds it. */
export type ProjectDraft = NewProject

/** What a new project starts from; its scale is filled in once the texts are here. */
export const emptyDraft: ProjectDraft = {
  name: '',
  segment: 'ranking',
  kind: 'pointwise',
  state: 'production',
  languages: [],
  markets: [],
  showRank: true,
  shuffle: false,
  overlap: 1,
  explain: 'optional',
  consensus: 'majority',
  treatmentFloor: 'T0',
  priority: 5,
  reviewSpread: 1,
  reviewSample: 0,
  goldShare: 0,
  goldRetireAfter: 30,
  skillStandard: 0,
  belowStandard: 'tell',
  dynamicOverlap: false,
  confidence: 0.8,
  maxOverlap: 5,
  requireTraining: false,
  requireQualification: false,
  safety: defaultSafety,
  viewing: defaultViewing,
  scale: { kind: 'graded-0-3', grades: [] },
}

/** The editable part of a stored project. */
export function draftOf(project: Project): ProjectDraft {
  const {
    id: _id,
    roles: _roles,
    scaleVersion: _s,
    guidelineVersion: _g,
    createdAt: _at,
    counts: _counts,
    ...draft
  } = project
  return draft
}

/** The fields that differ, for a change of a stored project; the state is none of them, it changes by steps. */
export function changes(before: ProjectDraft, after: ProjectDraft): ProjectPatch {
  const { state: _, ...rest } = after
  const differs = (key: keyof typeof rest) => JSON.stringify(before[key]) !== JSON.stringify(after[key])
  return Object.fromEntries(Object.entries(rest).filter(([key]) => differs(key as keyof typeof rest)))
}
