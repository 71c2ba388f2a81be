import type { ResultView } from '#contract/labelling.ts'
import type { Content } from '../content.ts'

/** A result as the content pieces take it; of a masked one only what came in its place. */
export function contentOf(result: ResultView, language: string): Content {
  const { kind, treatment, media, preview, card, range } = result
  if (result.masked) {
    const aspect = preview?.height ? preview.width / preview.height : undefined
    const mask = { card, range, preview, title: result.title, text: result.text || result.snippet }
    return { kind, treatment, title: '', lang: language, aspect, mask }
  }
  const aspect = media?.width && media.height ? media.width / media.height : undefined
  return {
    ...{ kind, treatment, title: result.title, lang: language, aspect },
    text: result.text || result.snippet,
    src: media?.src,
    mime: media?.mime,
    poster: media?.poster ?? undefined,
    captions: media?.captions,
  }
}
