import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { FileDrop } from './file-drop.tsx'
import { Notice } from './notice.tsx'
import { ProgressBar } from './progress-bar.tsx'

interface Props {
  label: string
  hint: ReactNode
  /** The chosen file, and how much of it has arrived. */
  state: { file: File; sent: number; state: 'sending' | 'failed' | 'done' } | null
  onFiles: (files: File[]) => void
  onGoOn: () => void
}

/** A file to choose or drop, its progress, and the way on where a broken line stopped it. */
export function UploadDrop({ label, hint, state, onFiles, onGoOn }: Props) {
  const { t } = useTranslation('import')
  return (
    <>
      <FileDrop label={label} description={state ? state.file.name : hint} onFiles={onFiles} />
      {state?.state === 'sending' && (
        <ProgressBar label={t('upload.sending', { name: state.file.name })} value={state.sent} max={state.file.size} />
      )}
      {state?.state === 'failed' && (
        <Notice kind="error">
          {t('upload.failed', { name: state.file.name })} <Button onPress={onGoOn}>{t('upload.goOn')}</Button>
        </Notice>
      )}
    </>
  )
}
