import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '#contract/delivery.ts'
import { chunkBytes } from '#contract/words.ts'
import { sha256Hasher } from '#core/sha256.ts'
import { useFormat } from '#i18n/use-format.ts'
import { FileDrop } from '#ui/file-drop.tsx'
import { Notice } from '#ui/notice.tsx'
import styles from './delivery.module.css'

/** The SHA-256 of a file, read piece by piece. */
async function hashOf(file: File): Promise<string> {
  const hasher = sha256Hasher()
  for (let from = 0; from < file.size; from += chunkBytes)
    hasher.add(new Uint8Array(await file.slice(from, from + chunkBytes).arrayBuffer()))
  return hasher.done()
}

/** The version and the file that have this hash, the latest first. */
function holderOf(deliveries: Delivery[], hash: string): { version: number; file: string } | undefined {
  for (const { version, files, manifestHash } of deliveries) {
    const file = manifestHash === hash ? 'manifest.json' : files.find(({ sha256 }) => sha256 === hash)?.name
    if (file) return { version, file }
  }
  return undefined
}

/** Whether a file that somebody has is one that was delivered; it never leaves the browser. */
export function CheckOwn({ deliveries }: { deliveries: Delivery[] }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const [file, setFile] = useState<{ name: string; hash: string | null } | null>(null)
  const choose = ([chosen]: File[]) => {
    if (!chosen) return
    const { name } = chosen
    setFile({ name, hash: null })
    void hashOf(chosen).then((hash) => setFile({ name, hash }))
  }
  const holder = file?.hash ? holderOf(deliveries, file.hash) : undefined
  return (
    <section>
      <h2>{t('delivery.own')}</h2>
      <FileDrop label={t('delivery.own')} description={t('delivery.ownHint')} onFiles={choose} />
      <div role="status">
        {file && !file.hash && <p>{t('delivery.hashing', { name: file.name })}</p>}
        {file?.hash && <p className={styles.hash}>{file.hash}</p>}
        {holder && file && (
          <p>
            ✓ {t('delivery.ownSame', { name: file.name, file: holder.file, version: format.number(holder.version) })}
          </p>
        )}
      </div>
      {file?.hash && !holder && <Notice kind="warning">{t('delivery.ownDiffers', { name: file.name })}</Notice>}
    </section>
  )
}
