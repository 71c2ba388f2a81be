import type { ResultView } from '#contract/labelling.ts'
import type { Card } from '#contract/safety.ts'
import { taxonomy } from '#core/taxonomy.ts'
import { viewRange } from '#core/viewing.ts'
import { drawn } from './lab-pictures.ts'

const kinds = ['image', 'video', 'text', 'page'] as const
const treatments = ['T2', 'T3', 'T4'] as const
const folder = '/src/server/samples/first-look/media'
/** Harmless clips; every second result of the lab is masked, whatever it shows. */
export const clips = ['balloons-h', 'chain-repair-v', 'city-night-h', 'football-h', 'juggling-v']

/** The words of a result, masked and as they are; nothing worse than a mild insult. */
export const labWords = {
  title: 'You [insult], look what your chain did',
  text: 'A long walk home. Some [slur] shouted at us, and one made a [threat].\n\nThen it rained.',
  openTitle: 'You nincompoop, look what your chain did',
  openText: 'A long walk home. Some ruffian shouted at us, and one made a promise.\n\nThen it rained.',
}

/** Where the clip of a result lies, and the picture it begins with. */
export function fileOf(at: number): { clip: string; isTall: boolean } {
  const name = clips[at % clips.length] ?? ''
  return { clip: `${folder}/${name}.webm`, isTall: name.endsWith('-v') }
}

/** One of forty results: odd ones are masked, each kind at each treatment, the same at every visit. */
export function labItem(at: number): ResultView {
  const kind = kinds[Math.floor(at / 2) % kinds.length] ?? 'image'
  const treatment = treatments[Math.floor(at / 8) % treatments.length] ?? 'T2'
  const { clip, isTall } = fileOf(at)
  const size = isTall ? { width: 360, height: 640 } : { width: 640, height: 360 }
  const common = { id: `item ${at}`, rank: at + 1, kind, settled: null, published: null, durationSeconds: null }
  const isFile = kind === 'image' || kind === 'video'
  if (at % 2 === 0) {
    const { openTitle: title, openText: text } = labWords
    const src = kind === 'video' ? clip : drawn(at, 640, false)
    const media = isFile ? { src, mime: '', ...size, poster: null, captions: [] } : null
    const words = { title, text: isFile ? '' : text, snippet: '', url: null, author: 'Some one' }
    return { ...common, treatment: 'T0', masked: false, card: null, range: null, preview: null, ...words, media }
  }
  const category = taxonomy[at % taxonomy.length]
  // One in five says nothing, and one in five has no picture.
  const card: Card =
    at % 5 === 0 || !category
      ? { category: null, severity: null, source: null }
      : { category: category.id, severity: 3, source: 'prediction' }
  const found = viewRange({ treatment, masksText: category?.masksText ?? true, ownStart: null, ceiling: 5 })
  const hasPictures = isFile && at % 5 !== 2
  const range = found && { ...found, hasPictures }
  const start = range?.start ?? 0
  const preview =
    hasPictures && (start === 1 || start === 2)
      ? { src: drawn(at, start === 1 ? 24 : 96, true), level: start, ...size }
      : null
  const tokens = (range?.text ?? 0) > 1
  const words = { title: tokens ? labWords.title : '', text: tokens && !isFile ? labWords.text : '', snippet: '' }
  return { ...common, treatment, masked: true, card, range, preview, ...words, url: null, author: '', media: null }
}
