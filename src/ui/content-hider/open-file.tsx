import { useState } from 'react'
import type { Content } from '../content.ts'
import { FailedContent } from '../failed-content.tsx'
import { visibleBidi } from '../visible-bidi.ts'
import { ZoomFrame } from '../zoom-frame.tsx'
import { Clip } from './clip.tsx'
import styles from './content-hider.module.css'
import { isStream } from './stream.ts'

interface Props {
  content: Content
  hasKeys: boolean
  onFail: (() => void) | undefined
}

/** A file that may fail, of content that is not masked; trying again builds the element anew, which asks for the file anew. */
export function OpenFile({ content, hasKeys, onFail }: Props) {
  const [attempt, setAttempt] = useState(0)
  const [failed, setFailed] = useState(false)
  const { src } = content
  if (failed || !src) {
    const retry = () => {
      setFailed(false)
      setAttempt((count) => count + 1)
    }
    return <FailedContent onRetry={src ? retry : undefined} />
  }
  const fail = () => {
    setFailed(true)
    onFail?.()
  }
  const name = visibleBidi(content.alt || content.title)
  const { captions, poster, lang, aspect, treatment } = content
  if (content.kind === 'video') {
    return (
      <Clip
        key={attempt}
        {...{ src, name, captions, poster, lang, aspect, hasKeys }}
        isStream={isStream(content.mime)}
        isProtected={treatment !== 'T0'}
        hasSound
        onFail={fail}
      />
    )
  }
  return (
    <ZoomFrame key={attempt} aspect={aspect}>
      <img
        className={styles.media}
        src={src}
        alt={name}
        decoding="async"
        draggable={treatment === 'T0'}
        onError={fail}
      />
    </ZoomFrame>
  )
}
