import type { ResultView } from '#contract/labelling.ts'
import { allowedMedia } from '#core/remote-address.ts'
import { isMaskedTreatment, textFormAt } from '#core/viewing.ts'
import type { KnownVerdicts } from './known-verdicts.ts'
import type { WordMask } from './masked-words.ts'
import type { StoredResult } from './stored-result.ts'
import { cardOf, previewFor, rangeFor } from './view-range.ts'
import type { Viewer } from './viewer.ts'

/** Who a result is shown to, and how. */
export interface Showing {
  viewer: Viewer
  showRank: boolean
  /** Of the query's language; without one masked words are not sent. */
  mask: WordMask | undefined
  /** What two people agreed. */
  verdictOf: KnownVerdicts
  /** Whether what is settled is told, so that it is not asked again. */
  settles: boolean
}

const remoteMimes: Record<string, string> = {
  m3u8: 'application/vnd.apple.mpegurl',
  webm: 'video/webm',
  ogv: 'video/ogg',
}

/** Media that the browser fetches itself: of what is shown only, and only from an origin that the project allows now. */
function remoteMedia({ media_url, poster_url, origins, kind }: StoredResult): ResultView['media'] {
  const src = allowedMedia(media_url, origins ?? [])
  if (!src || (kind !== 'image' && kind !== 'video')) return null
  const ending = new URL(src).pathname.split('.').at(-1)?.toLowerCase() ?? ''
  const mime = kind === 'image' ? 'image/*' : (remoteMimes[ending] ?? 'video/mp4')
  return { src, mime, width: null, height: null, poster: allowedMedia(poster_url, origins ?? []), captions: [] }
}

function mediaOf(result: StoredResult, base: string): ResultView['media'] {
  if (!result.mime) return remoteMedia(result)
  return {
    src: `${base}/media`,
    mime: result.mime,
    width: result.width,
    height: result.height,
    poster: result.poster_hash ? `${base}/poster` : null,
    captions: result.captions.map(({ language }) => ({ language, src: `${base}/captions-${language}` })),
  }
}

/** Of a masked result: what its card may say, where it starts, the picture it starts with, and its words where they start as tokens. */
function presentMasked(result: StoredResult, base: string, { viewer, mask, verdictOf }: Showing) {
  const range = rangeFor(result, viewer, mask !== undefined)
  const tokens = (words: string) => (range && mask && textFormAt(range.text) !== 'card' ? mask(words) : '')
  return {
    ...{ masked: true, card: cardOf(result, viewer, verdictOf(result)), range },
    preview: range ? previewFor(result, range, base) : null,
    ...{ title: tokens(result.title), snippet: tokens(result.snippet), text: tokens(result.text) },
    ...{ url: null, author: '', published: null, durationSeconds: null, media: null },
  }
}

/**
 * A result as somebody sees it. Of what is masked nothing leaves but a card, words with the harmful ones replaced, and the address
 * of a small picture. `base` is the path that its media lie under.
 */
export function presentResult(result: StoredResult, subject: string, base: string, showing: Showing): ResultView {
  const { rank, kind, treatment } = result
  const settled = showing.settles ? (showing.verdictOf(result) ?? null) : null
  const common = { id: subject, rank: showing.showRank ? rank : null, kind, treatment, settled }
  if (isMaskedTreatment(treatment)) return { ...common, ...presentMasked(result, base, showing) }
  const { title, snippet, text, url, author, published } = result
  return {
    ...common,
    ...{ masked: false, card: null, range: null, preview: null },
    ...{ title, snippet, text, url, author, published },
    durationSeconds: result.duration_seconds,
    media: mediaOf(result, base),
  }
}
