const usual = 1 / 30

/**
 * Learns how long one frame of a clip lasts (in seconds) while it plays, from frames that were shown one right after the
 * other; until then, and in browsers that do not tell, a thirtieth of a second.
 */
export function followFrames(): { seconds: () => number; watch: (video: HTMLVideoElement) => () => void } {
  let learned = usual
  const watch = (video: HTMLVideoElement) => {
    if (!('requestVideoFrameCallback' in video)) return () => {}
    let last: VideoFrameCallbackMetadata | null = null
    let ticket = 0
    const look: VideoFrameRequestCallback = (_now, frame) => {
      const gap = last && frame.presentedFrames === last.presentedFrames + 1 ? frame.mediaTime - last.mediaTime : 0
      // Outside 8 to 120 frames a second it was a seek, not a step.
      if (gap >= 1 / 120 && gap <= 1 / 8) learned = gap
      last = frame
      ticket = video.requestVideoFrameCallback(look)
    }
    ticket = video.requestVideoFrameCallback(look)
    return () => video.cancelVideoFrameCallback(ticket)
  }
  return { seconds: () => learned, watch }
}
