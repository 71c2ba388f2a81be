import { useTranslation } from 'react-i18next'
import { useUpload } from '#client/use-upload.ts'
import { UploadDrop } from '#ui/upload-drop.tsx'
import styles from './import.module.css'

interface Props {
  projectId: string
  part: 'rows' | 'topics' | 'run' | 'documents' | 'qrels' | 'prefs'
  /** What the file holds, where the part alone does not say it. */
  hint?: string
  onUploaded: (uploadId: string | undefined) => void
}

/** One file of an import. */
export function UploadField({ projectId, part, hint, onUploaded }: Props) {
  const { t } = useTranslation('import')
  const { state, choose, goOn } = useUpload(projectId, onUploaded)
  return (
    <div className={styles.upload}>
      <UploadDrop
        label={t(`file.${part}`)}
        hint={hint ?? t(`file.${part}Hint`)}
        state={state}
        onFiles={choose}
        onGoOn={goOn}
      />
    </div>
  )
}
