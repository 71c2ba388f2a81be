import { Done } from '../basics.ts'
import { GroupExposure, MoodGiven, OwnExposure, TrialReport } from '../exposure.ts'
import { assignmentId, projectId, type Shape } from './shape.ts'

/** What people looked at. */
export const exposureShapes = {
  'exposure.own': { answer: OwnExposure },
  'exposure.groups': { params: projectId, answer: GroupExposure },
  'trial.get': { params: projectId, answer: TrialReport },
  'mood.give': { params: assignmentId, body: MoodGiven, answer: Done },
} as const satisfies Record<string, Shape>
