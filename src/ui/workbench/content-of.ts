import type { ResultView } from '#contract/labelling.ts'
import type { Content } from '../content.ts'

/** A result as the content pieces take it; a masked one is a card, whatever it is. */
export function contentOf(result: ResultView, language: string): Content {
  const { treatment, media } = result
  if (result.masked) return { kind: 'card', treatment, title: '' }
  const aspect = media?.width && media.height ? media.width / media.height : undefined
  return {
    ...{ kind: result.kind, treatment, title: result.title, lang: language, aspect },
    text: result.text || result.snippet,
    src: media?.src,
    poster: media?.poster ?? undefined,
    captions: media?.captions,
  }
}
