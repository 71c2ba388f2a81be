import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { groupExposureOptions } from '#client/queries/exposure.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Notice } from '#ui/notice.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Table } from '#ui/table.tsx'
import styles from './exposure.module.css'
import { TrialPart } from './trial-part.tsx'

/** What leads are told of what people looked at: sums over groups, never anything of one person. */
export function GroupExposure({ projectId, isOwner }: { projectId: string; isOwner: boolean }) {
  const { t } = useTranslation(['care', 'settings', 'viewing', 'errors'])
  const format = useFormat()
  const { data, isError } = useQuery(groupExposureOptions(projectId))
  return (
    <>
      <section className={styles.part}>
        <h2>{t('care:groups.title')}</h2>
        <p className={styles.about}>{t('care:groups.about')}</p>
        {isError && <Notice kind="error">{t('errors:offline')}</Notice>}
        {!data && !isError && <Skeleton lines={4} />}
        {data && (
          <Table
            label={t('care:groups.title')}
            rows={data.weeks}
            rowKey={({ group, week, category }) => `${group} ${week} ${category}`}
            empty={data.isEnough ? t('care:groups.notYet') : t('care:groups.tooFew')}
            columns={[
              {
                id: 'week',
                header: t('care:exposure.week'),
                cell: ({ week }) => format.date(`${week}T12:00:00Z`),
                sortValue: ({ week }) => week,
                isRowHeader: true,
              },
              { id: 'group', header: t('care:groups.group'), cell: ({ group }) => format.number(group), numeric: true },
              {
                id: 'category',
                header: t('care:exposure.category'),
                cell: ({ category }) => t(`settings:away.category.${category}`),
              },
              {
                id: 'items',
                header: t('care:exposure.items'),
                cell: ({ items }) => format.number(items),
                numeric: true,
              },
              { id: 'hard', header: t('care:exposure.hard'), cell: ({ hard }) => format.number(hard), numeric: true },
              {
                id: 'seconds',
                header: t('care:exposure.seconds'),
                cell: ({ seconds }) => format.duration(seconds),
                numeric: true,
              },
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
