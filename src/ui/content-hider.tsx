import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { captionsFor } from './captions-for.ts'
import { type Content, isHidden, type MediaHandle } from './content.ts'
import styles from './content-hider.module.css'
import { FailedContent } from './failed-content.tsx'
import { HiddenCard } from './hidden-card.tsx'
import { PlayerControls } from './player-controls.tsx'
import { playerPreferences } from './player-preferences.ts'
import { TextPreview } from './text-preview.tsx'
import { useCues } from './use-cues.ts'
import { usePlayer } from './use-player.ts'
import { visibleBidi } from './visible-bidi.ts'
import { ZoomFrame } from './zoom-frame.tsx'

interface Props {
  content: Content
  /** The player in view; null where the content has none. */
  ref?: Ref<MediaHandle>
  /** Buttons on the hidden card. */
  actions?: ReactNode
  /** The file could not be shown. */
  onFail?: () => void
}

interface FileProps {
  content: Content
  onFail: () => void
  ref?: Ref<MediaHandle> | undefined
}

function Clip({ content, onFail, ref }: FileProps) {
  const { i18n } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const track = useRef<HTMLTrackElement>(null)
  const { state, handle } = usePlayer(video)
  const wantsCaptions = useStore(playerPreferences, ({ captions }) => captions)
  const [aspect, setAspect] = useState(content.aspect)
  const captions = captionsFor(content, i18n.language)
  const lines = useCues(track, wantsCaptions && captions !== undefined)
  useImperativeHandle(ref, () => handle, [handle])
  return (
    <div className={styles.frame} style={{ '--aspect': aspect ?? 16 / 9 }}>
      {/* A click on the picture is a convenience of the pointer; the play button beside it is the control. */}
      <video
        ref={video}
        className={styles.media}
        src={content.src}
        poster={content.poster}
        aria-label={visibleBidi(content.alt || content.title)}
        preload="metadata"
        muted
        playsInline
        disablePictureInPicture={content.treatment !== 'T0'}
        disableRemotePlayback
        onClick={handle.togglePlay}
        onError={onFail}
        onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) => {
          if (content.aspect === undefined && videoHeight > 0) setAspect(videoWidth / videoHeight)
        }}
      >
        {captions && <track ref={track} kind="captions" src={captions.src} srcLang={captions.language} />}
      </video>
      {lines.length > 0 && (
        <div className={styles.captions} lang={captions?.language}>
          {lines.map((line) => (
            <p key={line} dir="auto">
              {visibleBidi(line)}
            </p>
          ))}
        </div>
      )}
      <PlayerControls state={state} handle={handle} hasCaptions={captions !== undefined} />
    </div>
  )
}

function Picture({ content, onFail }: FileProps) {
  return (
    <ZoomFrame aspect={content.aspect}>
      <img
        className={styles.media}
        src={content.src}
        alt={visibleBidi(content.alt || content.title)}
        decoding="async"
        draggable={content.treatment === 'T0'}
        onError={onFail}
      />
    </ZoomFrame>
  )
}

/** A file that may fail; trying again builds the element anew, which asks for the file anew. */
function FileView({ content, onFail, ref }: Omit<FileProps, 'onFail'> & { onFail: Props['onFail'] }) {
  const [attempt, setAttempt] = useState(0)
  const [failed, setFailed] = useState(false)
  if (failed || !content.src) {
    const retry = () => {
      setFailed(false)
      setAttempt((count) => count + 1)
    }
    return <FailedContent onRetry={content.src ? retry : undefined} />
  }
  const fail = () => {
    setFailed(true)
    onFail?.()
  }
  return content.kind === 'video' ? (
    <Clip key={attempt} content={content} onFail={fail} ref={ref} />
  ) : (
    <Picture key={attempt} content={content} onFail={fail} />
  )
}

/**
 * The one place where content of a result is drawn: outer box, mask, content. What is hidden has no element at all here, since
 * an element that is only covered still fetches its bytes and can be found, copied and read aloud.
 */
export function ContentHider({ content, ref, actions, onFail }: Props) {
  const hidden = isHidden(content)
  const isFile = content.kind === 'video' || content.kind === 'image'
  return (
    <div className={styles.outer} data-treatment={content.treatment}>
      {hidden ? (
        <div className={styles.mask}>
          <HiddenCard content={content} actions={actions} />
        </div>
      ) : (
        <div className={styles.content}>
          {isFile ? (
            <FileView key={content.src} content={content} onFail={onFail} ref={ref} />
          ) : (
            <TextPreview key={content.text} content={content} />
          )}
        </div>
      )}
    </div>
  )
}

/** Content at 52 pixels, for lists: its poster, ¶ where there is none, stripes where it is hidden. Says nothing by itself. */
export function Thumbnail({ content }: { content: Content }) {
  const src = content.poster ?? (content.kind === 'image' ? content.src : undefined)
  const [failed, setFailed] = useState<string>()
  if (isHidden(content)) return <span className={`${styles.thumbnail} ${styles.stripes}`} aria-hidden="true" />
  return (
    <span className={styles.thumbnail} aria-hidden="true">
      {src && failed !== src ? (
        <img src={src} alt="" width={52} height={52} loading="lazy" decoding="async" onError={() => setFailed(src)} />
      ) : (
        '¶'
      )}
    </span>
  )
}
