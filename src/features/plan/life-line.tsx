import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deliveriesOptions, lifeOptions, useStep } from '#client/queries/life.ts'
import type { ProjectState } from '#contract/basics.ts'
import type { ProjectStep } from '#contract/life.ts'
import { projectStates } from '#contract/words.ts'
import { handsOut, neighbours } from '#core/life.ts'
import { useFormat } from '#i18n/use-format.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { type Column, Table } from '#ui/table.tsx'
import styles from './plan.module.css'
import { ReasonDialog } from './reason-dialog.tsx'

/** Where a project stands between its request and its end, how it came there, and the ways on and back. */
export function LifeLine({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['plan', 'projects'])
  const { data: life } = useQuery(lifeOptions(projectId))
  if (!life) return null
  const { state, round, steps } = life
  const at = projectStates.indexOf(state)
  return (
    <div className={`${boxed.sections} ${styles.life} ${styles.screen}`}>
      <section aria-label={t('plan:life.title')}>
        <ol className={styles.way}>
          {projectStates.map((one, n) => (
            <li key={one} aria-current={one === state ? 'step' : undefined} data-done={n < at || undefined}>
              <i aria-hidden="true" />
              {one === 'pilot' && round > 1 ? `${t('projects:state.pilot')} ${round}` : t(`projects:state.${one}`)}
            </li>
          ))}
        </ol>
        <p className={styles.hint}>{t(handsOut(state) ? 'plan:life.labels' : 'plan:life.noLabels')}</p>
        <Ways projectId={projectId} state={state} />
        {steps.length > 0 && (
          <details>
            <summary>{t('plan:life.steps')}</summary>
            <Steps steps={steps} />
          </details>
        )}
      </section>
    </div>
  )
}

function Ways({ projectId, state }: { projectId: string; state: ProjectState }) {
  const { t } = useTranslation(['plan', 'projects'])
  const step = useStep(projectId)
  const [to, setTo] = useState<ProjectState | null>(null)
  const { data } = useQuery({ ...deliveriesOptions(projectId), enabled: state === 'production' })
  const { next, back } = neighbours(state)
  const name = (one: ProjectState) => t(`projects:state.${one}`)
  const isMissing = state === 'production' && !data?.deliveries.some((delivery) => delivery.state === 'ready')
  const close = () => {
    setTo(null)
    step.reset()
  }
  return (
    <div className={buttonRow.buttons}>
      {state === 'pilot' && (
        <Link to="/projects/$projectId/plan" params={{ projectId }} hash="gate">
          {t('plan:life.gate')}
        </Link>
      )}
      {isMissing && (
        <Link to="/projects/$projectId/delivery" params={{ projectId }}>
          {t('plan:life.deliver')}
        </Link>
      )}
      {next && state !== 'pilot' && !isMissing && (
        <Button onPress={() => setTo(next)}>{t('plan:life.on', { state: name(next) })}</Button>
      )}
      {back && <Button onPress={() => setTo(back)}>{t('plan:life.back', { state: name(back) })}</Button>}
      {to && (
        <ReasonDialog
          title={t(to === next ? 'plan:life.on' : 'plan:life.back', { state: name(to) })}
          action={t('plan:life.take')}
          isPending={step.isPending}
          error={step.error}
          onConfirm={(note) => step.mutate({ to, note }, { onSuccess: close })}
          onClose={close}
        />
      )}
    </div>
  )
}

function Steps({ steps }: { steps: ProjectStep[] }) {
  const { t } = useTranslation(['plan', 'projects'])
  const format = useFormat()
  const name = (one: ProjectState) => t(`projects:state.${one}`)
  const told = ({ from, to, decision, round }: ProjectStep) => {
    const way = from
      ? t('plan:life.from', { from: name(from), to: name(to) })
      : t('plan:life.begins', { state: name(to) })
    const pilot = round > 0 ? ` · ${t('plan:life.round', { round: format.number(round) })}` : ''
    return `${way}${pilot}${decision ? ` · ${t(`plan:decision.told.${decision}`)}` : ''}`
  }
  const columns: Column<ProjectStep>[] = [
    { id: 'when', header: t('plan:life.when'), cell: ({ at }) => format.dateTime(at) },
    { id: 'step', header: t('plan:life.step'), isRowHeader: true, cell: told },
    { id: 'who', header: t('plan:life.who'), cell: ({ by }) => <bdi>{by}</bdi> },
    { id: 'why', header: t('plan:life.why'), cell: ({ note }) => <span dir="auto">{note}</span> },
  ]
  return (
    <Table
      label={t('plan:life.steps')}
      columns={columns}
      rows={steps}
      rowKey={({ n }) => String(n)}
      empty={t('plan:quality.none')}
    />
  )
}
