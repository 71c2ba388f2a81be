import { z } from 'zod'
import { Done, Id, Language } from '../basics.ts'
import {
  GoldCandidate,
  GoldChange,
  GoldList,
  GoldPreview,
  GoldQuery,
  MadeGold,
  NewGold,
  OwnSkills,
  Skills,
} from '../gold.ts'
import { inProject, projectId, type Shape } from './shape.ts'

/** Gold, skill, standing. */
export const goldShapes = {
  'gold.list': { params: projectId, query: GoldQuery, answer: GoldList },
  'gold.candidates': {
    params: projectId,
    query: z.strictObject({ text: z.string().min(1).max(200) }),
    answer: z.strictObject({ candidates: z.array(GoldCandidate) }),
  },
  'gold.preview': { params: projectId, body: NewGold, answer: GoldPreview },
  'gold.create': { params: projectId, body: NewGold, answer: MadeGold },
  'gold.undo': {
    params: inProject({ batchId: Id }),
    answer: z.strictObject({ removed: z.number().int(), retired: z.number().int() }),
  },
  'gold.retire': {
    params: projectId,
    body: z.strictObject({ resultIds: z.array(Id).min(1).max(1000) }),
    answer: z.strictObject({ retired: z.number().int() }),
  },
  'gold.update': { params: inProject({ resultId: Id }), body: GoldChange, answer: Done },
  'skill.list': { params: projectId, answer: Skills },
  'standing.lift': {
    params: inProject({ personId: Id }),
    body: z.strictObject({ language: Language, reason: z.string().trim().min(1).max(2000) }),
    answer: Done,
  },
  'skill.own': { answer: OwnSkills },
  'skill.csv': {},
} as const satisfies Record<string, Shape>
