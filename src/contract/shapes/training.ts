import { z } from 'zod'
import { Done, Id, Language } from '../basics.ts'
import {
  AttemptView,
  CheckAnswer,
  CoursePool,
  CourseRule,
  Filled,
  FillPool,
  LanguageTest,
  Training,
  TrainingRow,
} from '../training.ts'
import { assignmentId, inProject, projectId, type Shape } from './shape.ts'

const inLanguage = inProject({ language: Language })
const ofPerson = inProject({ personId: Id })
const Favour = z.strictObject({ language: Language, reason: z.string().trim().min(1).max(500) })

/** Courses and tests before the work. */
export const trainingShapes = {
  'assignment.check': {
    params: assignmentId,
    body: z.strictObject({ subject: z.string().min(1).max(40) }),
    answer: CheckAnswer,
  },
  'attempt.start': { params: projectId, body: z.strictObject({ language: Language }), answer: AttemptView },
  'attempt.get': { params: inProject({ attemptId: Id }), answer: AttemptView },
  'training.get': { params: projectId, answer: Training },
  'training.update': { params: projectId, body: CourseRule, answer: Training },
  'training.setTest': { params: inLanguage, body: LanguageTest, answer: Training },
  'training.removeTest': { params: inLanguage, answer: Training },
  'training.fill': { params: projectId, body: FillPool, answer: Filled },
  'training.empty': { params: inProject({ pool: CoursePool, language: Language }), answer: Filled },
  'training.people': { params: projectId, answer: z.strictObject({ rows: z.array(TrainingRow) }) },
  'training.letIn': { params: ofPerson, body: Favour, answer: Done },
  'training.moreAttempts': { params: ofPerson, body: Favour, answer: Done },
} as const satisfies Record<string, Shape>
