import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { planOptions } from '#client/queries/life.ts'
import { risksOptions } from '#client/queries/watch.ts'
import type { Risk } from '#contract/watch.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { RiskDialog } from './risks/risk-dialog.tsx'
import { RiskMatrix } from './risks/risk-matrix.tsx'
import { RiskTable } from './risks/risk-table.tsx'
import { WatchFrame } from './watch-frame.tsx'

/** The register of risks of one project: written down, changed, closed and opened again. */
export function RisksPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation('watch')
  const { data, error } = useQuery(risksOptions(projectId))
  const { data: plan } = useQuery(planOptions(projectId))
  const [editing, setEditing] = useState<Risk | 'new' | null>(null)
  const actions = (
    <>
      <Link to="/projects/$projectId/board" params={{ projectId }}>
        {t('risks.toBoard')}
      </Link>
      <Button variant="primary" isDisabled={!plan} onPress={() => setEditing('new')}>
        {t('risks.add')}
      </Button>
    </>
  )
  const currency = plan?.plan.budget.currency
  return (
    <WatchFrame projectId={projectId} title={t('risks.title')} actions={actions}>
      <Problem error={error} />
      {(!data || !currency) && !error && <Skeleton lines={8} />}
      {data && currency && (
        <div className={boxed.sections}>
          <section>
            <h2>{t('risks.register')}</h2>
            <RiskTable projectId={projectId} risks={data.risks} currency={currency} onEdit={setEditing} />
          </section>
          {data.risks.some(({ state }) => state !== 'closed') && (
            <section>
              <RiskMatrix risks={data.risks} />
            </section>
          )}
        </div>
      )}
      {editing && currency && (
        <RiskDialog
          projectId={projectId}
          risk={editing === 'new' ? null : editing}
          currency={currency}
          onClose={() => setEditing(null)}
        />
      )}
    </WatchFrame>
  )
}
