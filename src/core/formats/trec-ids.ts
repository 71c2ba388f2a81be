import { hasWhiteSpace } from '#core/identity.ts'

/** What tells whether an id is already in use; a `Set` or `Map` does. */
export interface Taken {
  has(id: string): boolean
}

/** Whether `id` can stand in a TREC file as it is: not empty, no white space, no control characters. */
export function fitsTrec(id: string): boolean {
  return id !== '' && !hasWhiteSpace(id)
}

/**
 * A document id for a TREC file. One that fits stands as it is, also with a `%` in it, so that it still joins with the
 * team's own runs. In any other, white space, control characters and `%` are percent-encoded (`sku 1` → `sku%201`), and
 * `%` once more for as long as the outcome is the id of another document. Ids that were changed belong into a
 * `docids` file beside the qrels; `fromTrecId` reverses them.
 */
export function trecDocId(id: string, taken?: Taken): string {
  if (fitsTrec(id)) return id
  let docno = encode(id) || '%'
  while (taken?.has(docno)) docno = encode(docno)
  return docno
}

/** The id that `trecDocId` encoded as `docno`, when no other document's id stood in its way. */
export function fromTrecId(docno: string): string {
  if (docno === '%') return ''
  return docno.replace(/(?:%[0-9A-F]{2})+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
}

/** A query id for a TREC file: its own if it fits, else the next of `newId`, which gives `q1`, `q2` … */
export function trecQueryId(id: string, newId: () => string): string {
  return fitsTrec(id) ? id : newId()
}

function encode(id: string): string {
  return id.replace(/[\s\p{Cc}%]/gu, encodeURIComponent)
}
