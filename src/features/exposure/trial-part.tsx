import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { trialOptions } from '#client/queries/exposure.ts'
import type { TrialArm } from '#contract/exposure.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Table } from '#ui/table.tsx'
import styles from './exposure.module.css'

/** Two styles of masking side by side, with intervals; nothing while there are too few people. */
export function TrialPart({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['care', 'viewing'])
  const format = useFormat()
  const { data } = useQuery(trialOptions(projectId))
  if (!data) return null
  const between = (figure: TrialArm['seconds'], show: (value: number) => string) =>
    figure === null
      ? '–'
      : t('care:trial.between', { value: show(figure.value), low: show(figure.low), high: show(figure.high) })
  const rows: readonly { id: string; name: string; of: (arm: TrialArm) => string }[] = [
    { id: 'people', name: t('care:trial.people'), of: ({ people }) => format.number(people) },
    { id: 'tasks', name: t('care:trial.tasks'), of: ({ tasks }) => format.number(tasks) },
    { id: 'seconds', name: t('care:trial.seconds'), of: ({ seconds }) => between(seconds, format.duration) },
    { id: 'agreement', name: t('care:trial.agreement'), of: ({ agreement }) => between(agreement, format.percent) },
    { id: 'mood', name: t('care:trial.mood'), of: ({ mood }) => between(mood, format.percent) },
  ]
  return (
    <section className={styles.part}>
      <h2>{t('care:trial.title')}</h2>
      <p className={styles.about}>
        {data.isRunning && data.since
          ? t('care:trial.about', { since: format.date(data.since) })
          : t('care:trial.notRunning')}
      </p>
      {data.isRunning && (
        <Table
          label={t('care:trial.title')}
          rows={data.arms.length === 0 ? [] : rows}
          rowKey={({ id }) => id}
          empty={t('care:trial.tooFew')}
          file="masking-styles.csv"
          columns={[
            { id: 'what', header: t('care:trial.what'), cell: ({ name }) => name, isRowHeader: true },
            ...data.arms.map((arm) => ({
              id: arm.arm,
              header: t('care:trial.startsAt', { level: arm.level }),
              cell: (row: (typeof rows)[number]) => row.of(arm),
            })),
          ]}
        />
      )}
    </section>
  )
}
