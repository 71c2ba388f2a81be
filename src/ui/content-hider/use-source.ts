import { type RefObject, useLayoutEffect, useRef } from 'react'
import { playStream } from './stream.ts'

/** Gives the element in `ref` its file, and takes it away so that nothing of it stays in memory: a removed element may go on loading. */
export function useSource(
  ref: RefObject<HTMLVideoElement | null>,
  { src, isStream, onFail }: { src: string; isStream: boolean; onFail: () => void },
): void {
  const fail = useRef(onFail)
  fail.current = onFail
  useLayoutEffect(() => {
    const video = ref.current
    if (!video) return
    const stop = isStream ? playStream(video, src, () => fail.current()) : () => {}
    if (!isStream) video.src = src
    return () => {
      stop()
      video.removeAttribute('src')
      video.load()
    }
  }, [ref, src, isStream])
}
