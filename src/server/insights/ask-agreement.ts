import type { Deps, Patience } from '../deps.ts'
import { agreementSteps, type Computed } from './agreement-report.ts'
import { changeMark } from './change-mark.ts'
import { type Narrow, readVotes } from './read-votes.ts'
import { inTurns } from './turns.ts'
import type { Known, Workshop } from './workshop.ts'

/** All figures of agreement, and whose labels they are made of. */
export interface Agreement {
  computed: Computed
  raters: { id: string; isSource: boolean }[]
  computedAt: string
}

/** The agreement in a project, or in the part of it that `narrow` names: worked out once for all who ask, while nothing has changed. */
export async function askAgreement(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  workshop: Workshop,
  projectId: string,
  { narrow, patience }: { narrow: Omit<Narrow, 'isOrdered'>; patience: Patience },
): Promise<Known<Agreement>> {
  const work = async (): Promise<Agreement> => {
    const project = await readVotes(db, projectId, { ...narrow, isOrdered: true })
    const computed = await inTurns(agreementSteps(project))
    return { computed, raters: project.raters, computedAt: now().toISOString() }
  }
  const { language = '', market = '', since } = narrow
  const key = `agreement ${language} ${market}${since ? ` ${since.toISOString()}` : ''}`
  return workshop.ask({ projectId, key, basis: '', mark: await changeMark(db, projectId), patience, work })
}
