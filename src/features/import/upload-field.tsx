import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Sending, sendFile } from '#client/upload.ts'
import { Button } from '#ui/button.tsx'
import { FileDrop } from '#ui/file-drop.tsx'
import { Notice } from '#ui/notice.tsx'
import { ProgressBar } from '#ui/progress-bar.tsx'
import styles from './import.module.css'

interface Props {
  projectId: string
  part: 'rows' | 'topics' | 'run' | 'documents' | 'qrels' | 'prefs'
  onUploaded: (uploadId: string | undefined) => void
}

interface State {
  file: File
  sent: number
  state: 'sending' | 'failed' | 'done'
}

/** One file: chosen or dropped, sent with progress, and sent on where a broken line stopped it. */
export function UploadField({ projectId, part, onUploaded }: Props) {
  const { t } = useTranslation('import')
  const [state, setState] = useState<State | null>(null)
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
  return (
    <div className={styles.upload}>
      <FileDrop
        label={t(`file.${part}`)}
        description={state ? state.file.name : t(`file.${part}Hint`)}
        onFiles={choose}
      />
      {state?.state === 'sending' && (
        <ProgressBar label={t('upload.sending', { name: state.file.name })} value={state.sent} max={state.file.size} />
      )}
      {state?.state === 'failed' && (
        <Notice kind="error">
          {t('upload.failed', { name: state.file.name })}{' '}
          <Button onPress={() => go(state.file)}>{t('upload.goOn')}</Button>
        </Notice>
      )}
    </div>
  )
}
