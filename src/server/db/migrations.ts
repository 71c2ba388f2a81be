import type { Migration } from 'kysely'
import { main } from './migrations/0001-main.ts'
import { reviewing } from './migrations/0002-review.ts'
import { quality } from './migrations/0003-quality.ts'
import { assigning } from './migrations/0004-assignment.ts'
import { gold } from './migrations/0005-gold.ts'
import { training } from './migrations/0006-training.ts'
import { insights } from './migrations/0007-insights.ts'
import { taskKinds } from './migrations/0008-kinds.ts'
import { bulk } from './migrations/0009-bulk.ts'
import { viewing } from './migrations/0010-viewing.ts'
import { comparing } from './migrations/0011-runs.ts'
import { calibrating } from './migrations/0012-calibration.ts'
import { life } from './migrations/0013-life.ts'
import { watching } from './migrations/0014-watch.ts'
import { counting } from './migrations/0015-work.ts'
import { reviewTime } from './migrations/0016-review-time.ts'
import { keeping } from './migrations/0017-figures.ts'
import { tallying } from './migrations/0018-tally.ts'

/** Every migration in the order it applies; a name, once released, never changes. */
export const migrations: Record<string, Migration> = {
  '0001-main': main,
  '0002-review': reviewing,
  '0003-quality': quality,
  '0004-assignment': assigning,
  '0005-gold': gold,
  '0006-training': training,
  '0007-insights': insights,
  '0008-kinds': taskKinds,
  '0009-bulk': bulk,
  '0010-viewing': viewing,
  '0011-runs': comparing,
  '0012-calibration': calibrating,
  '0013-life': life,
  '0014-watch': watching,
  '0015-work': counting,
  '0016-review-time': reviewTime,
  '0017-figures': keeping,
  '0018-tally': tallying,
}
