import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OverviewCell, OverviewProject } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { useMarketName } from '../use-words.ts'
import styles from '../watch.module.css'
import { gapOf, standingOf, type View, views } from './standing.ts'
import { useGapWords } from './use-gap-words.ts'

interface Props {
  language: string
  market: string
  cells: OverviewCell[]
  projects: OverviewProject[]
  onClose: () => void
}

/** The projects of one language and market, and the ways from each to its labels. */
export function PlaceProjects({ language, market, cells, projects, onClose }: Props) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const words = useGapWords()
  const marketName = useMarketName()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever opens another place is led to it.
  useEffect(() => heading.current?.focus(), [language, market])
  const names = new Map(projects.map(({ id, name }) => [id, name]))
  const gap = (view: View): Column<OverviewCell> => ({
    ...{ id: view, header: t(`view.${view}`) },
    sortValue: (cell) => gapOf(cell, view) ?? Number.NEGATIVE_INFINITY,
    csv: (cell) => gapOf(cell, view),
    cell: (cell) => {
      const value = gapOf(cell, view)
      if (value === null) return t('standing.unknown')
      return `${standingOf(value, view) === 'wrong' ? '▲ ' : ''}${words.long(view, value)}`
    },
  })
  const columns: Column<OverviewCell>[] = [
    {
      ...{ id: 'project', header: t('overview.project'), isRowHeader: true },
      sortValue: ({ projectId }) => names.get(projectId) ?? '',
      cell: ({ projectId }) => (
        <Link to="/projects/$projectId/board" params={{ projectId }} dir="auto">
          {names.get(projectId)}
        </Link>
      ),
    },
    {
      ...{ id: 'made', header: t('column.made'), numeric: true },
      sortValue: ({ made, wanted }) => (wanted > 0 ? made / wanted : 0),
      csv: { [t('column.made')]: ({ made }) => made, [t('column.wanted')]: ({ wanted }) => wanted },
      cell: ({ made, wanted }) => t('overview.madeOf', { made: format.number(made), wanted: format.number(wanted) }),
    },
    ...views.map(gap),
    {
      ...{ id: 'ways', header: t('overview.ways') },
      csv: {},
      cell: ({ projectId }) => (
        <span className={styles.links}>
          <Link to="/projects/$projectId/agreement" params={{ projectId }} search={{ language }}>
            {t('column.agreement')}
          </Link>
          <Link to="/projects/$projectId/review" params={{ projectId }}>
            {t('overview.review')}
          </Link>
          <Link to="/projects/$projectId/export" params={{ projectId }}>
            {t('column.labels')}
          </Link>
        </span>
      ),
    },
  ]
  return (
    <div className={styles.drill}>
      <div className={styles.head}>
        <h3 ref={heading} tabIndex={-1}>
          {t('overview.place', { language: format.language(language), market: marketName(market) })}
        </h3>
        <Button onPress={onClose}>{t('overview.close')}</Button>
      </div>
      <Table
        label={t('overview.place', { language: format.language(language), market: marketName(market) })}
        columns={columns}
        rows={cells}
        rowKey={({ projectId }) => projectId}
        empty={t('overview.nobody')}
        file="projects-here.csv"
      />
    </div>
  )
}
