import { type RefObject, useEffect, useState } from 'react'

function textOf(cue: TextTrackCue): string {
  // Firefox and Chromium both give VTTCue; what is not one has no text to show.
  return 'getCueAsHTML' in cue ? ((cue as VTTCue).getCueAsHTML().textContent ?? '') : ''
}

/** The lines of the captions in `ref` that belong to this moment; the browser reads the file, we draw the words. */
export function useCues(ref: RefObject<HTMLTrackElement | null>, isOn: boolean): string[] {
  const [lines, setLines] = useState<string[]>([])
  useEffect(() => {
    const track = ref.current?.track
    if (!track || !isOn) return
    // `hidden` loads the file and keeps time, but draws nothing: the browser's own place is under our controls.
    track.mode = 'hidden'
    const read = () => setLines([...new Set([...(track.activeCues ?? [])].map(textOf).filter(Boolean))])
    track.addEventListener('cuechange', read)
    read()
    return () => {
      track.removeEventListener('cuechange', read)
      track.mode = 'disabled'
      setLines([])
    }
  }, [ref, isOn])
  return lines
}
