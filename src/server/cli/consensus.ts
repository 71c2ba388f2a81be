import { groupByUnit } from '#core/consensus-models/by-unit.ts'
import { dawidSkene } from '#core/consensus-models/dawid-skene.ts'
import { type Graded, labelRuleSteps } from '#core/consensus-models/label-rules.ts'
import { mace } from '#core/consensus-models/mace.ts'
import { best, type Votes } from '#core/consensus-models/votes.ts'
import { csvLine } from '#core/formats/csv-print.ts'
import { drain } from '#core/steps.ts'
import { oneOf, read } from './options.ts'
import { readLabels } from './read-labels.ts'

const methods = ['majority', 'median', 'dawid-skene', 'mace'] as const
const takes = `FILE.csv [--method ${methods.join('|')}] [--json]`
const options = { method: { type: 'string' }, json: { type: 'boolean' } } as const

/** `touchstone consensus`: one label per task with its confidence (0–1), in the order of the file. Answers what to print. */
export async function consensus(args: string[]): Promise<string> {
  const { values: given, positionals } = read(args, options, 1, takes)
  const method = oneOf(given.method, 'method', methods)
  const onlyNumbers = method === 'median' ? '--method median' : undefined
  const { votes, unitIds, labels } = await readLabels(positionals[0] as string, { onlyNumbers })
  const { category, confidence } = graded(votes, method)
  const rows = unitIds.map((task, at) => ({
    task,
    label: labels[category[at] as number] as string | number,
    confidence: confidence[at] as number,
  }))
  if (given.json) return `${JSON.stringify(rows, null, 2)}\n`
  const header = csvLine(['task', 'label', 'confidence'])
  return header + rows.map((row) => csvLine([row.task, row.label, row.confidence])).join('')
}

function graded(votes: Votes, method: (typeof methods)[number]): Graded {
  if (method === 'dawid-skene') return best(dawidSkene(votes).posterior)
  if (method === 'mace') return best(mace(votes).posterior)
  return drain(labelRuleSteps(drain(groupByUnit(votes)), method))
}
