import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, addressOf } from '#client/call.ts'
import { download } from '#client/download.ts'
import type { ConsensusRule } from '#contract/project.ts'
import type { preferenceFiles } from '#contract/words.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import styles from './export.module.css'

/** What can be exported. */
export type ExportKind = 'qrels' | 'grades' | 'labels' | 'safety' | (typeof preferenceFiles)[number]

interface Props {
  projectId: string
  kind: ExportKind
  rule: ConsensusRule
  /** Imported ratings too that do not count. */
  all?: boolean
}

function addressFor(projectId: string, kind: ExportKind, rule: ConsensusRule, all: boolean): string {
  if (kind === 'qrels') return addressOf('export.qrels', { projectId }, { rule })
  if (kind === 'labels') return addressOf('export.csv', { projectId }, { rule: 'each' })
  if (kind === 'safety') return addressOf('export.csv', { projectId }, { rule: 'each', labels: 'safety' })
  if (kind === 'grades') return addressOf('export.csv', { projectId }, { rule })
  return addressOf('export.preferences', { projectId }, { file: kind, ...(all && { all: 'yes' }) })
}

/** Fetches and saves the file; it can be stopped while it is made. */
export function DownloadButton({ projectId, kind, rule, all = false }: Props) {
  const { t } = useTranslation(['export', 'errors'])
  const format = useFormat()
  const [state, setState] = useState<'idle' | 'working' | 'ready' | 'failed' | 'computing'>('idle')
  const [bytes, setBytes] = useState(0)
  const abort = useRef<AbortController>(null)
  const go = () => {
    const controller = new AbortController()
    abort.current = controller
    setBytes(0)
    setState('working')
    const address = addressFor(projectId, kind, rule, all)
    download(address, setBytes, controller.signal).then(
      () => setState('ready'),
      (error: unknown) => {
        const isComputing = error instanceof ApiError && error.id === 'consensus-computing'
        setState(controller.signal.aborted ? 'idle' : isComputing ? 'computing' : 'failed')
      },
    )
  }
  return (
    <>
      <p className={styles.ways}>
        <Button variant="primary" isPending={state === 'working'} onPress={go}>
          {t('export:download')}
        </Button>
        {state === 'working' && <Button onPress={() => abort.current?.abort()}>{t('export:cancel')}</Button>}
        <span role="status">
          {state === 'working' &&
            `${t('export:working')} · ${t('export:received', { size: format.number(Math.ceil(bytes / 1024)) })}`}
          {state === 'ready' && t('export:ready')}
        </span>
      </p>
      {state === 'computing' && <Notice kind="info">{t('errors:consensus-computing')}</Notice>}
      {state === 'failed' && <Notice kind="error">{t('export:failed')}</Notice>}
    </>
  )
}
