import type { BulkTables } from './schema/bulk.ts'
import type { CalibrationTables } from './schema/calibration.ts'
import type { ImportsTables } from './schema/imports.ts'
import type { InsightsTables } from './schema/insights.ts'
import type { LabelsTables } from './schema/labels.ts'
import type { LifeTables } from './schema/life.ts'
import type { OrganisationTables } from './schema/organisation.ts'
import type { ProjectsTables } from './schema/projects.ts'
import type { QualityTables } from './schema/quality.ts'
import type { ReviewTables } from './schema/review.ts'
import type { RunsTables } from './schema/runs.ts'
import type { ViewingTables } from './schema/viewing.ts'
import type { WatchTables } from './schema/watch.ts'

export type { AssignmentState, Purpose, StoredKind } from './schema/labels.ts'

/** Every table, for Kysely. Columns keep the database's names. */
export interface Database
  extends OrganisationTables,
    ProjectsTables,
    LabelsTables,
    ReviewTables,
    QualityTables,
    ImportsTables,
    BulkTables,
    InsightsTables,
    ViewingTables,
    RunsTables,
    CalibrationTables,
    LifeTables,
    WatchTables {}
