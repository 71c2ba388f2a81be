import type { ContentKind, Treatment } from '#contract/basics.ts'
import type { ResultView } from '#contract/labelling.ts'

/** A result row with its asset's facts. */
export interface StoredResult {
  id: string
  task_id: string | null
  rank: number | null
  kind: ContentKind
  treatment: Treatment
  title: string
  snippet: string
  text: string
  url: string | null
  author: string
  published: string | null
  duration_seconds: number | null
  captions: { language: string; hash: string }[]
  poster_hash: string | null
  mime: string | null
  width: number | null
  height: number | null
}

/** Whether nothing of a result may be sent: T2 and stricter, until there are masked previews. */
export function isMasked(treatment: Treatment): boolean {
  return treatment !== 'T0' && treatment !== 'T1'
}

function mediaOf(result: StoredResult, base: string): ResultView['media'] {
  if (!result.mime) return null
  return {
    src: `${base}/media`,
    mime: result.mime,
    width: result.width,
    height: result.height,
    poster: result.poster_hash ? `${base}/poster` : null,
    captions: result.captions.map(({ language }) => ({ language, src: `${base}/captions-${language}` })),
  }
}

/** A result as people see it; what is masked leaves as a card, without title, text, address or media. `mediaBase` is the path its media lie under. */
export function presentResult(result: StoredResult, subject: string, showRank: boolean, mediaBase: string): ResultView {
  const common = { id: subject, rank: showRank ? result.rank : null, kind: result.kind, treatment: result.treatment }
  if (isMasked(result.treatment)) {
    const nothing = {
      card: { category: null, severity: null, source: null },
      range: null,
      preview: null,
      settled: null,
      title: '',
      snippet: '',
      text: '',
      url: null,
      author: '',
      published: null,
      durationSeconds: null,
      media: null,
    }
    return { ...common, masked: true, ...nothing }
  }
  const { title, snippet, text, url, author, published } = result
  return {
    ...common,
    masked: false,
    ...{ card: null, range: null, preview: null, settled: null },
    ...{ title, snippet, text, url, author, published },
    durationSeconds: result.duration_seconds,
    media: mediaOf(result, mediaBase),
  }
}
