import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { gateOptions, useDecideGate } from '#client/queries/life.ts'
import type { GateDecision } from '#contract/life.ts'
import { gateDecisions } from '#contract/words.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import styles from './plan.module.css'
import { QualityTable } from './quality-table.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** The pilot against the standards of the plan, and what the owner decides about it. */
export function GatePart({ projectId }: { projectId: string }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { data, error } = useQuery(gateOptions(projectId))
  const decide = useDecideGate(projectId)
  const [decision, setDecision] = useState<GateDecision | null>(null)
  const close = () => {
    setDecision(null)
    decide.reset()
  }
  if (!data) return error ? <Problem error={error} /> : <Skeleton lines={5} />
  const title = t('gate.title', { round: format.number(data.round) })
  return (
    <section id="gate">
      <h2>{title}</h2>
      <p className={styles.hint}>
        {data.since ? t('gate.since', { date: format.dateTime(data.since) }) : t('gate.all')} {t('gate.how')}
      </p>
      {data.rows && <QualityTable rows={data.rows} currency={data.currency} label={title} />}
      {data.isComputing && <p role="status">{t('gate.computing')}</p>}
      <div className={`${buttonRow.buttons} ${styles.screen}`}>
        {gateDecisions.map((one) => (
          <Button key={one} onPress={() => setDecision(one)}>
            {t(`decision.${one}`)}
          </Button>
        ))}
      </div>
      {decision && (
        <ReasonDialog
          title={t(`decision.${decision}`)}
          hint={t(`decision.${decision}Hint`)}
          action={t('gate.decide')}
          isPending={decide.isPending}
          error={decide.error}
          onConfirm={(note) => decide.mutate({ decision, note }, { onSuccess: close })}
          onClose={close}
        />
      )}
    </section>
  )
}
