import { untilHere } from '#browser/until-here.ts'

const types = ['application/vnd.apple.mpegurl', 'application/x-mpegurl', 'audio/mpegurl', 'audio/x-mpegurl']

/** Whether a file is the list of an HLS stream. */
export function isStream(mime: string | undefined): boolean {
  return types.includes(mime?.toLowerCase().split(';')[0]?.trim() ?? '')
}

/** Plays an HLS stream in an element; answers how to stop. The library comes when the first stream does. */
export function playStream(video: HTMLVideoElement, src: string, onFail: () => void): () => void {
  let stop = () => {}
  let isWanted = true
  // The whole library: the light one leaves out sound that comes apart from the picture.
  untilHere(() => import('hls.js')).then(({ default: Hls }) => {
    if (!isWanted) return
    if (!Hls.isSupported()) {
      // Safari on a phone plays streams by itself.
      if (video.canPlayType('application/vnd.apple.mpegurl')) video.src = src
      else onFail()
      return
    }
    // No worker: it would be made from a blob, which the content security policy forbids for scripts.
    const stream = new Hls({ enableWorker: false })
    stop = () => stream.destroy()
    stream.on(Hls.Events.ERROR, (_, { fatal }) => {
      if (fatal) onFail()
    })
    stream.loadSource(src)
    stream.attachMedia(video)
  }, onFail)
  return () => {
    isWanted = false
    stop()
  }
}
