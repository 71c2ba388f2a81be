import type { Board } from '#contract/watch.ts'
import { csvLine } from '#core/formats/csv-print.ts'
import { fromMinor } from '#core/money.ts'

const heading = [
  'language',
  'results',
  'labels_wanted',
  'labels_made',
  'people',
  'median_seconds',
  'agreement',
  'agreement_low',
  'agreement_high',
  'currency',
  'cost',
  'cost_per_label',
  'cost_per_accepted_label',
  'days_left_early',
  'days_left',
  'days_left_late',
  'hours_left',
  'hours_per_week',
]

/** The languages of a board, and all of them together (`all`), as CSV for people; money as people write it. */
export function boardCsv({ languages, total, currency }: Omit<Board, 'alarms'>): string {
  const rows = [...languages, { ...total, language: 'all', hoursPerWeek: null }]
  const money = (minor: number | null) => (minor === null ? null : fromMinor(minor, currency))
  const lines = rows.map(({ agreement, cost, forecast, ...row }) => [
    ...[row.language, row.results, row.wanted, row.made, row.people, row.medianSeconds],
    ...[agreement?.value ?? null, agreement?.low ?? null, agreement?.high ?? null, currency],
    ...[money(cost.total), money(cost.perLabel), money(cost.perAccepted)],
    ...[forecast?.early ?? null, forecast?.middle ?? null, forecast?.late ?? null, row.hoursLeft, row.hoursPerWeek],
  ])
  return `\uFEFF${[heading, ...lines].map((cells) => csvLine(cells, { guard: true })).join('')}`
}
