import type { Kysely } from 'kysely'
import type { ViewedMedia, ViewedWords } from '#contract/viewing.ts'
import { isPlaylist } from '#core/formats/hls.ts'
import { allowedMedia } from '#core/remote-address.ts'
import { type Level, textFormAt } from '#core/viewing.ts'
import { found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { wordMasks } from '../masked-words.ts'
import type { Wanted } from './find-result.ts'
import type { MadePicture } from './grants.ts'

/** The words of a result at a level that shows words: the original, or with the harmful ones replaced and without author and address. */
export async function viewedWords(db: Kysely<Database>, result: Wanted, level: Level): Promise<ViewedWords> {
  const { project_id: projectId, language, title, snippet, text, author, url } = result
  if (textFormAt(level) === 'original') return { title, snippet, text, author, url }
  const mask = found((await wordMasks(db, [{ projectId, language }]))(projectId, language))
  return { title: mask(title), snippet: mask(snippet), text: mask(text), author: '', url: null }
}

/** What was made of the media for a level below 5: a picture, the stills of a clip, or a silent clip. */
function madeFor(result: Wanted, made: readonly MadePicture[], base: string): ViewedMedia {
  const { mime, width, height } = found(made[0])
  const size = { mime, width, height, captions: [] }
  if (mime.startsWith('video/')) return { kind: 'video', srcs: [`${base}/media`], ...size }
  const kind = result.kind === 'video' ? 'stills' : 'image'
  return { kind, srcs: made.map(({ n }) => `${base}/still-${n}`), ...size }
}

/**
 * The media of a result at a level, under the path of the viewing. A remote one has its raw address here and nowhere else. Captions are
 * words: they come with media only where the words are raised as far (`withCaptions`).
 */
export function viewedMedia(
  result: Wanted,
  {
    level,
    made,
    base,
    withCaptions,
  }: { level: Level; made: readonly MadePicture[]; base: string; withCaptions: boolean },
): ViewedMedia {
  const { width, height, kind } = result
  const captions =
    withCaptions && level >= 4
      ? result.captions.map(({ language }) => ({ language, src: `${base}/captions-${language}` }))
      : []
  if (!result.asset_hash) {
    const src = found(allowedMedia(result.media_url, result.origins ?? []))
    return { kind: kind === 'video' ? 'video' : 'image', srcs: [src], mime: '', width, height, captions }
  }
  if (level < 5) return { ...madeFor(result, made, base), captions }
  const mime = found(result.mime)
  const how = isPlaylist(mime) ? 'hls' : kind === 'video' ? 'video' : 'image'
  return { kind: how, srcs: [`${base}/media`], mime, width, height, captions }
}
