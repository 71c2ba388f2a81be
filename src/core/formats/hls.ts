/** What a list of segments is sent as. */
export const playlistType = 'application/vnd.apple.mpegurl'

/** Whether a file is a list of segments, or of such lists, for HTTP Live Streaming. */
export function isPlaylist(mime: string): boolean {
  const plain = mime.split(';')[0]?.trim().toLowerCase()
  return plain === playlistType || plain === 'application/x-mpegurl' || plain === 'audio/mpegurl'
}

/** The stored name that a playlist called `own` means by an address; null for one that leads elsewhere. */
function nameOf(address: string, own: string): string | null {
  const base = 'http://parts.invalid/'
  if (!URL.canParse(address, base + own)) return null
  const { href, origin, pathname } = new URL(address, base + own)
  return href.startsWith(base) && origin === new URL(base).origin ? decodeURIComponent(pathname.slice(1)) : null
}

/**
 * A playlist (RFC 8216) whose every address, in lines of their own and in URI attributes, is what `toAddress` makes of the stored
 * name; those that lead elsewhere are left out, since nothing may be fetched from there. `own` is the playlist's own name.
 */
export function rewritePlaylist(text: string, own: string, toAddress: (name: string) => string): string {
  const rewritten = (address: string) => {
    const name = nameOf(address.trim(), own)
    return name === null ? '' : toAddress(name)
  }
  return text
    .split(/\r?\n/)
    .map((line) => {
      if (line.startsWith('#')) return line.replace(/\bURI="([^"]*)"/g, (_, address) => `URI="${rewritten(address)}"`)
      return line.trim() === '' ? line : rewritten(line)
    })
    .join('\n')
}
