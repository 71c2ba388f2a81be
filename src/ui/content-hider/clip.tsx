import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { captionsFor } from '../captions-for.ts'
import type { Content } from '../content.ts'
import { PlayerControls } from '../player-controls.tsx'
import { playerPreferences } from '../player-preferences.ts'
import { useCues } from '../use-cues.ts'
import { usePlayer } from '../use-player.ts'
import { visibleBidi } from '../visible-bidi.ts'
import styles from './content-hider.module.css'
import { useMediaKeys } from './use-media-keys.ts'
import { useSource } from './use-source.ts'

interface Props extends Pick<Content, 'captions' | 'poster' | 'lang' | 'aspect'> {
  src: string
  isStream: boolean
  name: string
  /** Never full screen, in a window of its own, on another device, or saved from a menu. */
  isProtected: boolean
  hasSound: boolean
  hasKeys: boolean
  onFail: () => void
  /** Its first picture is here. */
  onPainted?: () => void
  onPlaying?: (isPlaying: boolean) => void
}

/** A clip with our own controls; at rest and muted until somebody wants otherwise. */
export function Clip({ src, isStream, name, isProtected, hasSound, hasKeys, onFail, ...rest }: Props) {
  const { captions: all = [], poster, lang, onPainted, onPlaying } = rest
  const { i18n } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const track = useRef<HTMLTrackElement>(null)
  useSource(video, { src, isStream, onFail })
  const { state, handle } = usePlayer(video)
  const { isPlaying } = state
  const wantsCaptions = useStore(playerPreferences, ({ captions }) => captions)
  const [aspect, setAspect] = useState(rest.aspect)
  const captions = captionsFor({ captions: all, lang }, i18n.language)
  const lines = useCues(track, wantsCaptions && captions !== undefined)
  const { toggleCaptions, toggleMute, ...others } = handle
  useMediaKeys({ ...others, ...(captions && { toggleCaptions }), ...(hasSound && { toggleMute }) }, hasKeys)
  useEffect(() => onPlaying?.(isPlaying), [onPlaying, isPlaying])
  return (
    <div className={styles.frame} style={{ '--aspect': aspect ?? 16 / 9 }}>
      {/* A click on the picture is a convenience of the pointer; the play button beside it is the control. */}
      <video
        ref={video}
        className={styles.media}
        poster={poster}
        aria-label={name}
        preload="metadata"
        muted
        playsInline
        disablePictureInPicture={isProtected}
        disableRemotePlayback
        controlsList={isProtected ? 'nodownload nofullscreen noremoteplayback' : undefined}
        onContextMenu={(event) => isProtected && event.preventDefault()}
        onClick={handle.togglePlay}
        onError={onFail}
        onLoadedData={onPainted}
        onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) => {
          if (rest.aspect === undefined && videoHeight > 0) setAspect(videoWidth / videoHeight)
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
      <PlayerControls state={state} handle={handle} hasCaptions={captions !== undefined} hasSound={hasSound} />
    </div>
  )
}
