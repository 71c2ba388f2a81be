import { useRef, useState } from 'react'
import { type Sending, sendFile } from './upload.ts'

/** A file on its way to the server: `failed` can be sent on from where it stopped. */
export interface UploadState {
  file: File
  sent: number
  state: 'sending' | 'failed' | 'done'
}

/** Sends one file at a time; `onUploaded` hears the upload's id, and undefined as soon as another file is chosen. */
export function useUpload(projectId: string, onUploaded: (uploadId: string | undefined) => void) {
  const [state, setState] = useState<UploadState | null>(null)
  const sending = useRef<{ sending: Sending; abort: AbortController } | null>(null)

  const go = (file: File) => {
    const { current } = sending
    if (!current) return
    const here = () => sending.current === current
    setState((old) => ({ file, sent: old?.file === file ? old.sent : 0, state: 'sending' }))
    current.sending
      .send((sent) => here() && setState({ file, sent, state: 'sending' }), current.abort.signal)
      .then(
        ({ id }) => {
          if (!here()) return
          setState({ file, sent: file.size, state: 'done' })
          onUploaded(id)
        },
        () => here() && setState((old) => old && { ...old, state: 'failed' }),
      )
  }
  const choose = ([file]: File[]) => {
    if (!file) return
    sending.current?.abort.abort()
    sending.current = { sending: sendFile(projectId, file), abort: new AbortController() }
    onUploaded(undefined)
    go(file)
  }
  return { state, choose, goOn: () => state && go(state.file), forget: () => setState(null) }
}
