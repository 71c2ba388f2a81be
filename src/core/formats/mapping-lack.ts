import type { ImportField } from '#contract/imports.ts'
import type { TaskKind } from '#contract/project.ts'

/**
 * The field that a mapping lacks before a table can be read, or null. A pair stands for its two documents; a seed or a
 * context stands for the words of a query; and pairs that are known need no query. Two lists need to say whose each is,
 * and what was preferred of them, which two of what query.
 */
export function mappingLack(
  mapping: readonly ImportField[],
  kind: TaskKind,
): 'docId' | 'query' | 'source' | 'right' | 'second' | 'preference' | 'queryId' | null {
  const has = (field: ImportField) => mapping.includes(field)
  if (kind === 'pairwise' && has('left')) return has('right') ? null : 'right'
  if (kind === 'sides' && has('left')) {
    if (!has('right')) return 'second'
    if (!has('preference')) return 'preference'
    return has('query') || has('queryId') ? null : 'queryId'
  }
  if (!has('docId')) return 'docId'
  if (!(['query', 'seedId', 'seedTitle', 'context'] as const).some(has)) return 'query'
  return kind === 'sides' && !has('source') ? 'source' : null
}
