import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { groupExposureOptions } from '#client/queries/exposure.ts'
import type { GroupWeek } from '#contract/exposure.ts'
import { useFormat } from '#i18n/use-format.ts'
import { numberColumn } from '#ui/number-column.ts'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Table } from '#ui/table.tsx'
import styles from './exposure.module.css'
import { TrialPart } from './trial-part.tsx'
import { useSeenColumns } from './use-seen-columns.ts'

/** What leads are told of what people looked at: sums over groups, never anything of one person. */
export function GroupExposure({ projectId, isOwner }: { projectId: string; isOwner: boolean }) {
  const { t } = useTranslation(['care', 'settings', 'viewing'])
  const format = useFormat()
  const sums = useSeenColumns<GroupWeek>()
  const { data, error } = useQuery(groupExposureOptions(projectId))
  return (
    <>
      <section className={styles.part}>
        <h2>{t('care:groups.title')}</h2>
        <p className={styles.about}>{t('care:groups.about')}</p>
        <Problem error={error} />
        {!data && !error && <Skeleton lines={4} />}
        {data && (
          <Table
            label={t('care:groups.title')}
            rows={data.weeks}
            rowKey={({ group, week, category }) => `${group} ${week} ${category}`}
            file="exposure-of-groups.csv"
            empty={data.isEnough ? t('care:groups.notYet') : t('care:groups.tooFew')}
            columns={[
              {
                id: 'week',
                header: t('care:exposure.week'),
                cell: ({ week }) => format.date(`${week}T12:00:00Z`),
                sortValue: ({ week }) => week,
                isRowHeader: true,
              },
              numberColumn<GroupWeek>('group', t('care:groups.group'), ({ group }) => group, format.number),
              {
                id: 'category',
                header: t('care:exposure.category'),
                cell: ({ category }) => t(`settings:away.category.${category}`),
              },
              ...sums,
              {
                id: 'enough',
                header: t('care:groups.enough'),
                cell: ({ enough }) => (enough === null ? '–' : `${enough} · ${t(`viewing:level.${enough}`)}`),
              },
            ]}
          />
        )}
      </section>
      {isOwner && <TrialPart projectId={projectId} />}
    </>
  )
}
