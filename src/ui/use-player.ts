import { type RefObject, useEffect, useMemo, useState } from 'react'
import type { MediaHandle } from './content.ts'
import { followFrames } from './frame-length.ts'
import { changeSpeed, playerPreferences, toggleCaptions } from './player-preferences.ts'

/** What the controls show of a clip; times in seconds. */
export interface PlayerState {
  isPlaying: boolean
  isMuted: boolean
  time: number
  duration: number
}

const atStart: PlayerState = { isPlaying: false, isMuted: true, time: 0, duration: Number.NaN }
const changes = ['play', 'pause', 'timeupdate', 'seeking', 'seeked', 'durationchange', 'volumechange', 'ended'] as const

function seek(video: HTMLVideoElement, time: number): void {
  const end = Number.isFinite(video.duration) ? video.duration : time
  video.currentTime = Math.min(end, Math.max(0, time))
}

function play(video: HTMLVideoElement): void {
  // Refused where the file did not load or another call came between; the player then simply stays paused.
  video.play()?.catch(() => {})
}

/** Everything that keys and buttons do to the clip in `ref`. */
function makeHandle(ref: RefObject<HTMLVideoElement | null>, frameSeconds: () => number): MediaHandle {
  const withVideo = (act: (video: HTMLVideoElement) => void) => {
    if (ref.current) act(ref.current)
  }
  return {
    togglePlay: () => withVideo((video) => (video.paused ? play(video) : video.pause())),
    stepFrame: (by) =>
      withVideo((video) => {
        video.pause()
        seek(video, video.currentTime + by * frameSeconds())
      }),
    seekBy: (seconds) => withVideo((video) => seek(video, video.currentTime + seconds)),
    changeSpeed,
    toggleCaptions,
    toggleMute: () =>
      withVideo((video) => {
        video.muted = !video.muted
      }),
  }
}

/** The state of the clip in `ref`, kept up by its own events, and the handle that changes it. */
export function usePlayer(ref: RefObject<HTMLVideoElement | null>): { state: PlayerState; handle: MediaHandle } {
  const [state, setState] = useState(atStart)
  const frames = useMemo(followFrames, [])
  const handle = useMemo(() => makeHandle(ref, frames.seconds), [ref, frames])
  useEffect(() => {
    const video = ref.current
    if (!video) return
    const read = () =>
      setState({
        isPlaying: !video.paused && !video.ended,
        isMuted: video.muted,
        time: video.currentTime,
        duration: video.duration,
      })
    const setSpeed = () => {
      video.playbackRate = playerPreferences.getState().speed
    }
    for (const name of changes) video.addEventListener(name, read)
    // A new file resets the rate.
    video.addEventListener('loadedmetadata', setSpeed)
    const unsubscribe = playerPreferences.subscribe(setSpeed)
    const stop = frames.watch(video)
    setSpeed()
    read()
    return () => {
      for (const name of changes) video.removeEventListener(name, read)
      video.removeEventListener('loadedmetadata', setSpeed)
      unsubscribe()
      stop()
    }
  }, [ref, frames])
  return { state, handle }
}
