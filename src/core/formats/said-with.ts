import type { ImportField } from '#contract/imports.ts'
import { whys as knownWhys } from '#contract/words.ts'
import { joinWhys, type Why } from '#core/whys.ts'
import { unguarded } from './csv-print.ts'
import { type Problem, problem } from './rows.ts'

/** Longest explanation, as of labels made here. */
const maxExplanation = 5000

/** Who judged, and the reasons with the words beside them, as they are kept with a preference. */
export interface SaidWith {
  worker: string
  explanation: string
}

/** Reasons by their names, in any order, between commas, semicolons, bars or spaces. */
function readWhys(text: string): { value: Why[] } | Problem {
  const named = text
    .toLowerCase()
    .split(/[\s,;|]+/)
    .filter((word) => word !== '')
  const unknown = named.find((word) => !knownWhys.some((why) => why === word))
  return unknown === undefined
    ? { value: knownWhys.filter((why) => named.includes(why)) }
    : problem('unknown-why', unknown)
}

/** A function that reads who judged, and why, from the cells of one row. Nobody named is the source `imported`. */
export function saidWithReader(
  mapping: readonly ImportField[],
): (cells: readonly string[]) => { values: SaidWith } | Problem {
  const place = new Map(mapping.map((field, column) => [field, column]))

  return function readSaidWith(cells) {
    const text = (field: ImportField) => unguarded(cells[place.get(field) ?? -1] ?? '').trim()
    const whys = readWhys(text('whys'))
    if ('problem' in whys) return whys
    const explanation = joinWhys(whys.value, text('explanation'))
    if (explanation.length > maxExplanation) return problem('explanation-too-long', explanation)
    return { values: { worker: text('worker') || text('workerSource') || 'imported', explanation } }
  }
}
