import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ownExposureOptions } from '#client/queries/exposure.ts'
import type { OwnExposure } from '#contract/exposure.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tabs } from '#ui/tabs.tsx'
import styles from './exposure.module.css'
import { TodayBars } from './today-bars.tsx'
import { type Seen, useSeenColumns } from './use-seen-columns.ts'

/** A person's own ledger: what was shown to them, against their limits; it is nobody else's. */
export function ExposurePage() {
  const { t } = useTranslation(['care'])
  const { data, error } = useQuery(ownExposureOptions())
  return (
    <Page title={t('care:exposure.title')}>
      <p className={styles.about}>{t('care:exposure.about')}</p>
      <Problem error={error} />
      {!data && !error && <Skeleton lines={6} />}
      {data && <Ledger data={data} />}
    </Page>
  )
}

function Ledger({ data }: { data: OwnExposure }) {
  const { t } = useTranslation(['care', 'settings', 'viewing'])
  const format = useFormat()
  const [by, setBy] = useState<'day' | 'week' | 'category' | 'level'>('day')
  const sums = useSeenColumns<Seen>()
  function table<T extends Seen>(label: string, rows: readonly T[], header: string, cell: (row: T) => string) {
    return (
      <Table
        label={label}
        rows={rows}
        rowKey={cell}
        empty={t('care:exposure.nothing')}
        file={`own-exposure-by-${by}.csv`}
        columns={[{ id: 'key', header, cell, isRowHeader: true }, ...(sums as Column<T>[])]}
      />
    )
  }
  const [day, week] = [t('care:exposure.day'), t('care:exposure.week')]
  const [category, level] = [t('care:exposure.category'), t('care:exposure.level')]
  const date = (at: string) => format.date(`${at}T12:00:00Z`)
  return (
    <>
      <TodayBars today={data.today} />
      <Tabs
        label={t('care:exposure.title')}
        value={by}
        onChange={setBy}
        tabs={[
          { value: 'day', label: day },
          { value: 'week', label: week },
          { value: 'category', label: category },
          { value: 'level', label: level },
        ]}
      >
        {by === 'day' && table(day, data.days, day, (row) => date(row.day))}
        {by === 'week' && table(week, data.weeks, week, (row) => date(row.week))}
        {by === 'category' &&
          table(category, data.byCategory, category, (row) => t(`settings:away.category.${row.category}`))}
        {by === 'level' &&
          table(level, data.byLevel, level, (row) => `${row.level} · ${t(`viewing:level.${row.level}`)}`)}
      </Tabs>
      <p className={styles.about}>
        {t('care:exposure.weighted')} <Link to="/settings">{t('care:exposure.toSettings')}</Link>
      </p>
    </>
  )
}
