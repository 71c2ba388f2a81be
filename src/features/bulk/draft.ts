import type { BulkAction } from '#contract/bulk.ts'

/** The form as it is filled in: text for every field, empty where it does not matter. */
export interface Draft {
  kind: BulkAction['kind']
  queryText: string
  queryIds: string
  language: string
  market: string
  ranker: string
  /** `people`, `person:<id>` or `source:<id>`. */
  whose: string
  clause: string
  grade: string
  olderThanDays: string
  before: string
  guidelineBefore: string
  scaleVersion: string
  from: string
  to: string
  untouchedHours: string
  progress: '' | 'begun' | 'untouched'
  priority: string
  overlap: string
  again: boolean
  liftDecisions: boolean
}

/** No market at all, as the choice of a list that has `any` for the empty text. */
export const noMarket = '-'

/** The form before anything is filled in; what a link asked for stands in it already. */
export function emptyDraft(given: Partial<Draft> = {}): Draft {
  const texts = { queryText: '', queryIds: '', language: '', market: '', ranker: '', clause: '', grade: '', before: '' }
  const numbers = {
    olderThanDays: '',
    guidelineBefore: '',
    scaleVersion: '',
    untouchedHours: '',
    priority: '',
    overlap: '',
  }
  return {
    ...{ kind: 'stale', ...texts, ...numbers, whose: 'people', from: '', to: '', progress: '', again: true },
    ...{ liftDecisions: true, ...given },
  }
}

/** A field where it is filled in, so that the filter holds nothing else. */
function given<K extends string, T>(key: K, text: string, read: (text: string) => T): Partial<Record<K, T>> {
  return text.trim() === '' ? {} : ({ [key]: read(text.trim()) } as Record<K, T>)
}
const asIs = (text: string) => text

function queryFilter({ queryText, queryIds, language, market, ranker }: Draft) {
  const list = (text: string) => [...new Set(text.split(/[,\n]/).map((id) => id.trim()))].filter(Boolean)
  return {
    ...given('queryText', queryText, asIs),
    ...(list(queryIds).length > 0 && { queryIds: list(queryIds) }),
    ...given('language', language, asIs),
    ...given('market', market, (text) => (text === noMarket ? '' : text)),
    ...given('ranker', ranker, asIs),
  }
}

/** The action that a draft means; null where something that it needs is missing. */
export function actionOf(draft: Draft): BulkAction | null {
  const { kind, whose, again, liftDecisions, from, to, priority, overlap } = draft
  if (kind === 'reassign') {
    const filter = {
      ...queryFilter(draft),
      ...given('untouchedHours', draft.untouchedHours, Number),
      ...(draft.progress !== '' && { progress: draft.progress }),
    }
    return from === '' ? null : { kind, filter, from, to: to === '' ? null : to }
  }
  const number = (text: string) => (text.trim() === '' ? null : Number(text))
  if (kind === 'places') {
    const change = { priority: number(priority), overlap: number(overlap) }
    return change.priority === null && change.overlap === null ? null : { kind, filter: queryFilter(draft), ...change }
  }
  const [what, id = ''] = whose.split(':')
  const filter = {
    ...queryFilter(draft),
    ...given('clause', draft.clause, asIs),
    ...given('grade', draft.grade, Number),
    ...given('olderThanDays', draft.olderThanDays, Number),
    ...given('before', draft.before, (text) => new Date(`${text}T00:00:00`).toISOString()),
    ...given('guidelineBefore', draft.guidelineBefore, Number),
    ...given('scaleVersion', draft.scaleVersion, Number),
    ...(what === 'person' && { personId: id }),
    ...(what === 'source' && { sourceId: id }),
  }
  return { kind, filter, again, liftDecisions }
}
