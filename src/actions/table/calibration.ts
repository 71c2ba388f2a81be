import type { ActionRow } from '../action.ts'
import { digits, shared } from './shared-keys.ts'

/** What everybody in a room does: vote, say why, cite a clause. */
export const calibrationActions = [
  {
    id: 'calibration.guideline',
    labelKey: 'actions:calibration.guideline',
    section: 'everywhere',
    scope: 'calibration',
    keys: shared.guideline,
  },
  {
    id: 'calibration.vote',
    labelKey: 'actions:calibration.vote',
    section: 'calibration',
    scope: 'calibration',
    keys: digits,
  },
  {
    id: 'calibration.because',
    labelKey: 'actions:calibration.because',
    section: 'calibration',
    scope: 'calibration',
    keys: ['e'],
  },
  {
    id: 'calibration.clause',
    labelKey: 'actions:calibration.clause',
    section: 'calibration',
    scope: 'calibration',
    keys: ['l'],
  },
  {
    id: 'calibration.cannotJudge',
    labelKey: 'actions:label.cannotJudge',
    section: 'calibration',
    scope: 'calibration',
    keys: ['x'],
  },
  {
    id: 'calibration.safety',
    labelKey: 'actions:calibration.safety',
    section: 'calibration',
    scope: 'calibration',
    keys: ['s'],
  },
] as const satisfies readonly ActionRow[]

/** What the trainer who leads does beside that; while they do, their keys stand above those of masked content. */
export const leadingActions = [
  {
    id: 'leading.next',
    labelKey: 'actions:leading.next',
    section: 'everywhere',
    scope: 'leading',
    keys: shared.submit,
  },
  { id: 'leading.settle', labelKey: 'actions:leading.settle', section: 'calibration', scope: 'leading', keys: ['t'] },
  { id: 'leading.again', labelKey: 'actions:leading.again', section: 'calibration', scope: 'leading', keys: ['b'] },
  { id: 'leading.timer', labelKey: 'actions:leading.timer', section: 'calibration', scope: 'leading', keys: ['i'] },
  { id: 'leading.point', labelKey: 'actions:leading.point', section: 'calibration', scope: 'leading', keys: ['p'] },
] as const satisfies readonly ActionRow[]
