import { z } from 'zod'
import { WordList, WordLists } from '../masked-words.ts'
import { MediaFetches } from '../media-fetches.ts'
import { projectId, type Shape } from './shape.ts'

/** Masked words and remote media of a project. */
export const safetySettingsShapes = {
  'words.get': { params: projectId, answer: WordLists },
  'words.update': { params: projectId, body: WordList, answer: WordLists },
  'media.fetches': { params: projectId, answer: MediaFetches },
  'media.retry': { params: projectId, body: z.strictObject({}), answer: MediaFetches },
} as const satisfies Record<string, Shape>
