import { fitsTrec } from './trec-ids.ts'

/** A line of a qrels file with its newline: `qid 0 docno grade`. Throws a RangeError on ids that do not fit. */
export function qrelsLine(queryId: string, docId: string, grade: number): string {
  return `${sound(queryId)} 0 ${sound(docId)} ${grade}\n`
}

/** A line of a topics file with its newline: `qid<TAB>text`, white space in the text folded. Throws as `qrelsLine`. */
export function topicsLine(queryId: string, text: string): string {
  return `${sound(queryId)}\t${foldWhiteSpace(text)}\n`
}

/** A line of a run with its newline: `qid Q0 docno rank score tag`. Throws as `qrelsLine`. */
export function runLine(queryId: string, docId: string, rank: number, score: number, tag: string): string {
  return `${sound(queryId)} Q0 ${sound(docId)} ${rank} ${score} ${sound(tag)}\n`
}

/** A line of the file that lists changed ids, with its newline: `docno<TAB>id`, an id with control characters or a leading quote as JSON. */
export function idMapLine(docno: string, id: string): string {
  return `${sound(docno)}\t${/^"|\p{Cc}/u.test(id) ? JSON.stringify(id) : id}\n`
}

/** `text` with each run of white space and control characters, newlines and tabs among them, as one space. */
export function foldWhiteSpace(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

function sound(id: string): string {
  if (!fitsTrec(id)) throw new RangeError(`not fit for a TREC file: ${JSON.stringify(id)}`)
  return id
}
