import { useActions } from '#actions/use-actions.ts'
import type { MediaHandle } from '../content.ts'

/** Lets the media keys act on a player, as far as it can do what they say. */
export function useMediaKeys(handle: Partial<MediaHandle>, hasKeys: boolean): void {
  const { togglePlay, stepFrame, seekBy, changeSpeed, toggleCaptions, toggleMute } = handle
  useActions(
    'media',
    {
      'media.play': togglePlay && { run: togglePlay },
      'media.previousFrame': stepFrame && { run: () => stepFrame(-1) },
      'media.nextFrame': stepFrame && { run: () => stepFrame(1) },
      'media.back': seekBy && { run: () => seekBy(-5) },
      'media.forward': seekBy && { run: () => seekBy(5) },
      'media.faster': changeSpeed && { run: () => changeSpeed(1) },
      'media.slower': changeSpeed && { run: () => changeSpeed(-1) },
      'media.captions': toggleCaptions && { run: toggleCaptions },
      'media.sound': toggleMute && { run: toggleMute },
    },
    hasKeys,
  )
}
