import { ApiError, problemOf } from './call.ts'

/** Fetches a file as it is made, telling how many bytes have come, and saves it under the name that the server gives. */
export async function download(address: string, onBytes: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  const answer = await fetch(address, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new ApiError('offline', 0, 'The server cannot be reached.')
  })
  if (!answer.ok) throw await problemOf(answer)
  if (!answer.body) throw new ApiError('unavailable', answer.status, answer.statusText)
  const parts: BlobPart[] = []
  let bytes = 0
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    bytes += value.byteLength
    onBytes(bytes)
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const url = URL.createObjectURL(new Blob(parts, { type: answer.headers.get('content-type') ?? '' }))
  Object.assign(document.createElement('a'), { href: url, download: decodeURIComponent(name ?? 'export') }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
