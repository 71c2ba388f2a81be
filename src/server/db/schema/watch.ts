import type { ColumnType, Generated } from 'kysely'
import type { AlarmMetric, Facts, RiskTrigger } from '#contract/watch.ts'
import type { Json, JsonDefault } from './json.ts'
import type { Purpose } from './labels.ts'

/** Work of one person on one day, in UTC; kept by a trigger on `label`. */
interface WorkDayRow {
  project_id: string
  day: Date
  language: string
  market: string
  person_id: string
  /** What an assignment is for, or the review of what others said. */
  purpose: Purpose | 'review'
  labels: number
  active_ms: number
}

interface AlarmRow {
  project_id: string
  id: string
  metric: AlarmMetric
  language: string | null
  value: number
  standard: number
  /** What its amounts are in, where they are money; null: that of the plan. */
  currency: Generated<string | null>
  evidence: JsonDefault<Record<string, number>>
  since: Date
  until: Generated<Date | null>
  seen_by: Generated<string | null>
  seen_at: Generated<Date | null>
  note: Generated<string>
}

interface RiskRow {
  project_id: string
  id: string
  title: string
  likelihood: number
  impact: number
  owner_id: string | null
  response: Generated<string>
  trigger: ColumnType<RiskTrigger | null, string | null, string | null>
  state: Generated<'open' | 'raised' | 'closed'>
  raised_at: Generated<Date | null>
  raised_value: Generated<number | null>
  made_by: string
  made_at: Date
  closed_at: Generated<Date | null>
}

/** What was measured of a project last, as of a mark of its labels. */
interface FactsRow {
  project_id: string
  mark: string
  facts: Json<Facts>
  computed_at: Date
}

/** Work summed as it is done, alarms, risks. */
export interface WatchTables {
  work_day: WorkDayRow
  alarm: AlarmRow
  risk: RiskRow
  watch_facts: FactsRow
}
