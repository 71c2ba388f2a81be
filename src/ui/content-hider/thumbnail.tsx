import { useState } from 'react'
import { useStore } from 'zustand'
import { type Content, isHidden } from '../content.ts'
import styles from './content-hider.module.css'
import { shield } from './shield.ts'

/** Content at 52 pixels, for lists: its poster, ¶ where there is none; of what is masked the picture it starts with, or stripes. Says nothing by itself. */
export function Thumbnail({ content }: { content: Content }) {
  const { isDown } = useStore(shield)
  const hidden = isHidden(content)
  const own = content.poster ?? (content.kind === 'image' ? content.src : undefined)
  const src = hidden ? (isDown ? undefined : content.mask?.preview?.src) : own
  const [failed, setFailed] = useState<string>()
  const isHere = src !== undefined && failed !== src
  return (
    <span className={`${styles.thumbnail} ${hidden && !isHere ? styles.stripes : ''}`} aria-hidden="true">
      {isHere ? (
        <img
          src={src}
          alt=""
          width={52}
          height={52}
          loading="lazy"
          decoding="async"
          draggable={!hidden}
          onError={() => setFailed(src)}
        />
      ) : (
        !hidden && '¶'
      )}
    </span>
  )
}
