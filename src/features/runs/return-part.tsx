import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { runEvaluationOptions } from '#client/queries/run-evaluation.ts'
import { boardOptions } from '#client/queries/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './runs.module.css'

/** What was spent until now, beside how closely the lead of one run is known in the first of the measures. */
export function ReturnPart({ projectId, measures }: { projectId: string; measures: string[] }) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const evaluation = useQuery({
    ...runEvaluationOptions(projectId, measures.join(';')),
    enabled: measures.length > 0,
  })
  const { data: board } = useQuery(boardOptions(projectId))
  const first = evaluation.data?.evaluation?.measures[0]
  const { low = null, high = null } = first?.difference ?? {}
  if (!first || low === null || high === null || !board?.board) return null
  const { total, currency } = board.board
  const width = { measure: first.name, width: format.figure(high - low), count: total.made }
  return (
    <section>
      <h2>{t('return.title')}</h2>
      <p className={styles.quiet}>
        {total.cost.total === null
          ? t('return.labels', width)
          : t('return.cost', { ...width, cost: format.money(Math.round(total.cost.total), currency) })}
      </p>
    </section>
  )
}
