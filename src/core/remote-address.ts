/** Addresses longer than this are refused; browsers and servers cut them anywhere. */
const maxLength = 2000
// Marks that change the order or the sight of what stands around them; none belongs in an address.
const hidden = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/u

/** An absolute http or https address without credentials and without hidden characters, as a URL; null for anything else, `javascript:`, `data:` and `blob:` among it. */
export function webAddress(text: string): URL | null {
  if (text.length > maxLength || hidden.test(text) || !/^https?:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text))
    return null
  const url = new URL(text)
  return url.username === '' && url.password === '' ? url : null
}

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/

/** An origin that media may come from, in its plain form (`https://cdn.example.org`); null for what is no origin, or not https outside of this computer. */
export function mediaOrigin(text: string): string | null {
  const url = webAddress(text.trim())
  if (!url) return null
  // Some of what is allowed in an address would end the list that the browser is given.
  if (url.href !== `${url.origin}/` || /[*;,']/.test(url.host)) return null
  return url.protocol === 'https:' || loopback.test(url.hostname) ? url.origin : null
}

/** The address of media if it may be used: a web address of one of the origins; null otherwise. */
export function allowedMedia(address: string | null, origins: readonly string[]): string | null {
  const url = address === null ? null : webAddress(address)
  return url && origins.some((origin) => mediaOrigin(origin) === url.origin) ? url.href : null
}

const pictures = /\.(?:avif|gif|jpe?g|png|webp)$/i
const clips = /\.(?:m3u8|m4v|mov|mp4|ogv|webm)$/i

/** What media at an address seems to be, by its ending; null where that says nothing. */
export function mediaKind(url: URL): 'image' | 'video' | null {
  if (pictures.test(url.pathname)) return 'image'
  return clips.test(url.pathname) ? 'video' : null
}
