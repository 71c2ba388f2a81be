import { Suspense } from 'react'
import { untilHere } from '#browser/until-here.ts'
import type { Level } from '#contract/viewing.ts'
import type { Place } from '#core/reveal.ts'
import { type Content, isHidden } from '../content.ts'
import { lazyPart } from '../lazy-part.ts'
import { TextPreview } from '../text-preview.tsx'
import styles from './content-hider.module.css'
import { OpenFile } from './open-file.tsx'

/** Fetches what draws masked content, in a file of its own: who never meets anything masked never loads it. */
export const fetchMasked = () => untilHere(() => import('./masked-content.tsx'))
const MaskedContent = lazyPart(fetchMasked, 'MaskedContent')

interface Props {
  content: Content
  /** Where the server can be asked to show more of it; without, it stays as it came. */
  place?: Place | undefined
  /** Whether the keys of media and of masked content act on it; one of several in view has them. */
  hasKeys?: boolean
  /** The file could not be shown. */
  onFail?: () => void
  /** Masked content is shown at this level now. */
  onLevel?: ((level: Level) => void) | undefined
}

/**
 * The one place where content of a result is drawn: outer box, mask, content. What is masked has no element here that could fetch
 * more than was granted, since an element that is only covered still fetches its bytes and can be found, copied and read aloud.
 */
export function ContentHider({ content, place, hasKeys = true, onFail, onLevel }: Props) {
  const isFile = content.kind === 'video' || content.kind === 'image'
  return (
    <div className={styles.outer} data-treatment={content.treatment}>
      {isHidden(content) ? (
        <Suspense fallback={<div className={styles.waiting} />}>
          <MaskedContent content={content} place={place} hasKeys={hasKeys} onLevel={onLevel} />
        </Suspense>
      ) : (
        <div className={styles.content}>
          {isFile ? (
            <OpenFile key={content.src} content={content} hasKeys={hasKeys} onFail={onFail} />
          ) : (
            <TextPreview key={content.text} content={content} />
          )}
        </div>
      )}
    </div>
  )
}
