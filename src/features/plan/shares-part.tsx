import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sharesOptions, useRevokeShare, useShareReport } from '#client/queries/life.ts'
import type { ReportShare } from '#contract/report.ts'
import { useFormat } from '#i18n/use-format.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Notice } from '#ui/notice.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Problem } from '#ui/problem.tsx'
import { toast } from '#ui/toast.tsx'
import styles from './plan.module.css'

/** Links by which people without an account read the report. */
export function SharesPart({ projectId }: { projectId: string }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { data } = useQuery(sharesOptions(projectId))
  const [days, setDays] = useState(30)
  const share = useShareReport(projectId)
  const url = share.data && new URL(share.data.url, location.origin).href
  // Browsers lend the clipboard to https and localhost alone; elsewhere the link is marked by hand.
  const canCopy = navigator.clipboard !== undefined
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => toast({ text: t('share.copied') }))
  return (
    <section className={styles.screen}>
      <h2>{t('share.title')}</h2>
      <p className={styles.hint}>{t('share.hint')}</p>
      <NumberField label={t('share.days')} minValue={1} maxValue={365} value={days} onChange={setDays} />
      <div className={buttonRow.buttons}>
        <Button isPending={share.isPending} onPress={() => share.mutate({ days: Math.round(days) })}>
          {t('share.make')}
        </Button>
      </div>
      <Problem error={share.error} />
      {url && (
        <Notice kind="info">
          <p>{t('share.once', { date: format.date(share.data.expiresAt) })}</p>
          <p className={buttonRow.buttons}>
            <code dir="ltr" className={styles.hash}>
              {url}
            </code>
            {canCopy && <Button onPress={() => copy(url)}>{t('share.copy')}</Button>}
          </p>
        </Notice>
      )}
      <h3>{t('share.list')}</h3>
      {data?.shares.length === 0 && <p className={styles.hint}>{t('share.empty')}</p>}
      <ul className={boxed.rows}>
        {data?.shares.map((one) => (
          <Share key={one.id} projectId={projectId} share={one} />
        ))}
      </ul>
    </section>
  )
}

function Share({ projectId, share }: { projectId: string; share: ReportShare }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const revoke = useRevokeShare(projectId)
  const isOver = Date.parse(share.expiresAt) <= Date.now()
  const date = format.dateTime(share.createdAt)
  const state = share.revokedAt ? 'revoked' : isOver ? 'over' : 'until'
  return (
    <li>
      <span>
        {t('share.made', { name: share.by, date })} · {t(`share.${state}`, { date: format.date(share.expiresAt) })}
      </span>
      {state === 'until' && (
        <Button
          aria-label={t('share.revokeOf', { date })}
          isPending={revoke.isPending}
          onPress={() => revoke.mutate(share.id)}
        >
          {t('share.revoke')}
        </Button>
      )}
    </li>
  )
}
