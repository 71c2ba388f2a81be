import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bulkListOptions, useBulkRun, useBulkUndo } from '#client/queries/bulk.ts'
import type { BulkBatch } from '#contract/bulk.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Problem } from '#ui/problem.tsx'
import { ProgressBar } from '#ui/progress-bar.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './bulk.module.css'
import { useCounts } from './use-counts.ts'

const outcomes = ['restored', 'relabelled', 'taken', 'redecided'] as const

/** What was done before: who, when, why, how much, and what the undo could not put back. */
export function BulkLog({ projectId }: { projectId: string }) {
  const { t } = useTranslation('bulk')
  const format = useFormat()
  const write = useCounts()
  const list = useQuery(bulkListOptions(projectId))
  const [part, setPart] = useState<BulkBatch | null>(null)
  const [undo, run] = [useBulkUndo(projectId, setPart), useBulkRun(projectId, setPart)]
  const isBusy = undo.isPending || run.isPending
  const columns: Column<BulkBatch>[] = [
    {
      id: 'action',
      header: t('action'),
      isRowHeader: true,
      cell: ({ action, reason }) => (
        <>
          {t(`did.${action.kind}`)}
          <br />
          <bdi className={styles.hint}>{reason}</bdi>
        </>
      ),
    },
    { id: 'who', header: t('who'), cell: ({ by }) => <bdi>{by}</bdi> },
    { id: 'when', header: t('when'), sortValue: ({ at }) => at, cell: ({ at }) => format.dateTime(at) },
    {
      id: 'touched',
      header: t('touched'),
      cell: ({ action, counts, skipped }) => (
        <>
          {write(action.kind, counts)}
          {skipped > 0 && <p>{t('skipped', { count: skipped })}</p>}
        </>
      ),
    },
    { id: 'state', header: t('state'), cell: (batch) => <State batch={batch} /> },
    {
      id: 'undo',
      header: '',
      cell: ({ id, state, reason }) => {
        if (state === 'undone') return null
        const isHalf = state !== 'done'
        return (
          <div className={buttonRow.buttons}>
            {isHalf && (
              <Button isPending={isBusy} aria-label={t('continueNamed', { reason })} onPress={() => run.mutate(id)}>
                {t('continue')}
              </Button>
            )}
            {state !== 'undoing' && (
              <Button isPending={isBusy} aria-label={t('undoNamed', { reason })} onPress={() => undo.mutate(id)}>
                {t('undo')}
              </Button>
            )}
          </div>
        )
      },
    },
  ]
  return (
    <section className={styles.log}>
      <h2>{t('log')}</h2>
      {list.isPending && <Skeleton lines={3} />}
      <Problem error={list.error ?? undo.error ?? run.error} />
      {isBusy && part && (
        <ProgressBar
          label={t(part.state === 'running' ? 'working' : 'undoing')}
          value={progressOf(part)}
          max={part.total}
        />
      )}
      {list.data && (
        <Table label={t('log')} columns={columns} rows={list.data.batches} rowKey={({ id }) => id} empty={t('noLog')} />
      )}
    </section>
  )
}

function progressOf({ state, moved, skipped, restored, relabelled, taken }: BulkBatch): number {
  return state === 'running' ? moved + skipped : restored + relabelled + taken
}

function State({ batch }: { batch: BulkBatch }) {
  const { t } = useTranslation('bulk')
  const format = useFormat()
  const { state, undoneBy, undoneAt } = batch
  if (state !== 'undone') return t(`states.${state}`)
  return (
    <>
      {t('undoneBy', { name: undoneBy ?? '', date: format.dateTime(undoneAt ?? '') })}
      <ul className={styles.outcome}>
        {outcomes
          .filter((name) => batch[name] > 0)
          .map((name) => (
            <li key={name}>{t(name, { count: batch[name] })}</li>
          ))}
      </ul>
    </>
  )
}
