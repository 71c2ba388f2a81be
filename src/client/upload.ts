import type { Upload } from '#contract/imports.ts'
import { chunkBytes } from '#contract/words.ts'
import { ApiError, addressOf, call } from './call.ts'

/** An upload under way: `send` goes on where the last one stopped. */
export interface Sending {
  send: (onProgress: (sent: number) => void, signal: AbortSignal) => Promise<Upload>
}

const pauses = [500, 2000, 5000]

async function put(
  projectId: string,
  uploadId: string,
  number: number,
  body: Blob,
  signal: AbortSignal,
): Promise<void> {
  const address = addressOf('upload.chunk', { projectId, uploadId, number })
  const headers = { 'content-type': 'application/octet-stream', 'x-touchstone': '1' }
  const answer = await fetch(address, { method: 'PUT', headers, body, signal }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new ApiError('offline', 0, 'The server cannot be reached.')
  })
  if (!answer.ok)
    throw new ApiError(answer.status === 413 ? 'too-large' : 'unavailable', answer.status, answer.statusText)
}

async function patiently(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (const pause of [...pauses, null]) {
    try {
      return await work()
    } catch (error) {
      const hopeless = !(error instanceof ApiError) || (error.status > 0 && error.status < 500)
      if (pause === null || hopeless || signal.aborted) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** Sends a file in chunks, each tried a few times; calling `send` again goes on with the first chunk that is missing. */
export function sendFile(projectId: string, file: File): Sending {
  let upload: Upload | null = null
  let next = 0
  return {
    async send(onProgress, signal) {
      upload ??= await call('upload.create', {
        params: { projectId },
        body: { name: file.name, bytes: file.size },
        signal,
      })
      const { id } = upload
      while (next * chunkBytes < file.size) {
        const number = next
        const part = file.slice(number * chunkBytes, (number + 1) * chunkBytes)
        await patiently(() => put(projectId, id, number, part, signal), signal)
        next += 1
        onProgress(Math.min(file.size, next * chunkBytes))
      }
      onProgress(file.size)
      return { ...upload, received: file.size }
    },
  }
}
