import type { Viewing } from '#contract/viewing.ts'
import { RevealFailure } from '#core/reveal.ts'
import { pictureAt, textFormAt } from '#core/viewing.ts'
import type { Revealer } from '#ui/reveal-context.ts'
import { fileOf, labItem, labWords } from './lab-items.ts'
import { drawn } from './lab-pictures.ts'

/** Says in the page what was asked of the server, so that it can be looked at. */
export type Heard = (line: string) => void

function mediaOf(at: number, level: Viewing['level']): Viewing['media'] {
  const { kind } = labItem(at)
  const { clip, isTall } = fileOf(at)
  const size = isTall ? { width: 360, height: 640 } : { width: 640, height: 360 }
  const { width, grey } = pictureAt[level] ?? { width: 640, grey: false }
  const common = { mime: '', ...size, captions: [] }
  if (kind === 'video' && level > 3) return { ...common, kind: 'video', srcs: [clip] }
  if (kind !== 'video') return { ...common, kind: 'image', srcs: [drawn(at, width, grey)] }
  const stills = [0, 1, 2, 3].map((still) => drawn(at + still * 5, width, grey))
  return { ...common, kind: 'stills', srcs: stills }
}

/** A server that is none: it grants all that the treatment allows, after `delay` ms; results whose number ends in 7 are refused above where they start. */
export function labRevealer(heard: Heard, delay: number): Revealer {
  let count = 0
  return {
    async open(place, level, part) {
      const at = Number(
        ('subject' in place ? place.subject : 'resultId' in place ? place.resultId : `item ${place.n}`).split(' ')[1],
      )
      await new Promise((done) => setTimeout(done, delay))
      heard(`open ${at} ${part} ${level}`)
      if (at % 10 === 7) throw new RevealFailure(at % 20 === 7 ? 'limit' : 'opted-out')
      count += 1
      const isOpen = textFormAt(level) === 'original'
      const title = isOpen ? labWords.openTitle : labWords.title
      const text = isOpen ? labWords.openText : labWords.text
      const words = { title, snippet: text, text: '', author: isOpen ? 'Some one' : '', url: null }
      const seen = part === 'media' ? { words: null, media: mediaOf(at, level) } : { words, media: null }
      return { id: `viewing ${count}`, level, part, ...seen, beatSeconds: 20 }
    },
    async beat(id) {
      heard(`beat ${id}`)
    },
    close: (id) => heard(`close ${id}`),
  }
}
