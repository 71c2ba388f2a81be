import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lifeOptions, planOptions } from '#client/queries/life.ts'
import { useFormat } from '#i18n/use-format.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { GatePart } from './gate-part.tsx'
import { LifeLine } from './life-line.tsx'
import styles from './plan.module.css'
import { PlanForm } from './plan-form.tsx'
import { PlanFrame } from './plan-frame.tsx'
import { PlanHistory } from './plan-history.tsx'
import { PlanView } from './plan-view.tsx'

/** The plan of a project: read, printed, changed, and who changed what; while a pilot runs also its gate. */
export function PlanPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { data, error } = useQuery(planOptions(projectId))
  const { data: life } = useQuery(lifeOptions(projectId))
  const [isEditing, setEditing] = useState(false)
  const latest = data?.history[0]
  const actions = data && !isEditing && (
    <span className={`${styles.screen} ${buttonRow.buttons}`}>
      <Link to="/projects/$projectId/report" params={{ projectId }}>
        {t('report.link')}
      </Link>
      <Button onPress={() => window.print()}>{t('print')}</Button>
      {life && life.state !== 'closed' && (
        <Button variant="primary" onPress={() => setEditing(true)}>
          {t('edit')}
        </Button>
      )}
    </span>
  )
  return (
    <PlanFrame projectId={projectId} title={t('title')} actions={actions}>
      <LifeLine projectId={projectId} />
      <Problem error={error} />
      {!data && !error && <Skeleton lines={8} />}
      {data && isEditing && <PlanForm projectId={projectId} answer={data} onDone={() => setEditing(false)} />}
      {data && !isEditing && (
        <div className={boxed.sections}>
          {life?.state === 'pilot' && <GatePart projectId={projectId} />}
          {latest ? (
            <p className={styles.hint}>
              {t('version', {
                version: format.number(data.version),
                name: latest.by,
                date: format.dateTime(latest.at),
              })}
            </p>
          ) : (
            <p className={styles.hint}>{t('none')}</p>
          )}
          {latest && <PlanView plan={data.plan} />}
          {latest && <PlanHistory history={data.history} />}
        </div>
      )}
    </PlanFrame>
  )
}
