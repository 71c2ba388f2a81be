import { type Reading, readCluster } from './folding.ts'

/** What stands between two characters: nothing, signs only, or white space. */
export type Gap = 0 | 1 | 2

/** A character of a text as it is read, repeated `times`, from `from` up to `to` (UTF-16 offsets, exclusive), after a gap. */
export interface Unit extends Reading {
  from: number
  to: number
  gap: Gap
  times: number
}

const ignored = /[\p{Default_Ignorable_Code_Point}\u0640]/u
const attached = /[\p{M}\uff9e\uff9f]/u
const vowelOrFinal = /[\u1160-\u11ff\ud7b0-\ud7ff]/u
const initial = /[\u1100-\u115f\ua960-\ua97c]/u

/** A text as it is read: zero-width characters and accents are left out, what is repeated is counted, and all else that is no letter is a gap. */
export function readUnits(text: string): Unit[] {
  const units: Unit[] = []
  let gap: Gap = 0
  let [cluster, from, to] = ['', 0, 0]

  function close(): void {
    for (const reading of cluster === '' ? [] : readCluster(cluster)) {
      if (reading.kind === 'space') gap = 2
      else if (reading.kind === 'gap') gap = gap === 2 ? 2 : 1
      else {
        const last = units.at(-1)
        const again =
          last && gap === 0 && last.kind === reading.kind && last.keys[0] === reading.keys[0] && last.kind !== 'blank'
        if (again) Object.assign(last, { to, times: last.times + 1 })
        else units.push({ ...reading, from, to, gap, times: 1 })
        gap = 0
      }
    }
    cluster = ''
  }

  let at = 0
  for (const char of text) {
    const next = at + char.length
    const belongs =
      cluster !== '' &&
      (ignored.test(char) || attached.test(char) || (initial.test(cluster) && vowelOrFinal.test(char)))
    if (belongs) {
      // Hundreds of accents on one letter are read as a few.
      if (!ignored.test(char) && cluster.length < 32) cluster += char
      to = next
    } else if (!ignored.test(char)) {
      close()
      ;[cluster, from, to] = [char, at, next]
    }
    at = next
  }
  close()
  return units
}
