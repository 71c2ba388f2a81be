import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { overviewOptions } from '#client/queries/watch.ts'
import type { Overview } from '#contract/watch.ts'
import { projectStates, segments } from '#contract/words.ts'
import boxed from '#ui/boxed.module.css'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import styles from './overview/overview.module.css'
import { PlaceGrid } from './overview/place-grid.tsx'
import { PlaceProjects } from './overview/place-projects.tsx'
import { ProjectTable } from './overview/project-table.tsx'
import type { OverviewSearch } from './overview/search.ts'
import { views } from './overview/standing.ts'

interface Props {
  /** What is shown, as the address has it, so that a view can be sent to others. */
  search: OverviewSearch
  onSearch: (change: Partial<OverviewSearch>) => void
}

/** All projects that a person owns, at a glance: languages by markets, then project by project. */
export function OverviewPage({ search, onSearch }: Props) {
  const { t } = useTranslation(['watch', 'common', 'projects'])
  const { data, error } = useQuery(overviewOptions())
  return (
    <Page title={t('watch:overview.title')}>
      <Problem error={error} />
      {!data && !error && <Skeleton lines={12} />}
      {data?.projects.length === 0 && <Notice kind="info">{t('watch:overview.none')}</Notice>}
      {data && data.projects.length > 0 && (
        <>
          <div className={styles.filters}>
            <Select
              label={t('watch:overview.segment')}
              value={search.segment ?? ''}
              options={[
                { value: '', label: t('watch:overview.all') },
                ...segments.map((value) => ({ value, label: t(`common:segment.${value}`) })),
              ]}
              onChange={(value) => onSearch({ segment: value === '' ? undefined : value })}
            />
            <Select
              label={t('watch:overview.state')}
              value={search.state ?? ''}
              options={[
                { value: '', label: t('watch:overview.all') },
                ...projectStates.map((value) => ({ value, label: t(`projects:state.${value}`) })),
              ]}
              onChange={(value) => onSearch({ state: value === '' ? undefined : value })}
            />
          </div>
          <Parts data={data} search={search} onSearch={onSearch} />
        </>
      )}
    </Page>
  )
}

function Parts({ data, search, onSearch }: Props & { data: Overview }) {
  const { t } = useTranslation('watch')
  const { segment, state, language, market, view = 'late' } = search
  const projects = data.projects.filter(
    (project) => (!segment || project.segment === segment) && (!state || project.state === state),
  )
  const known = new Set(projects.map(({ id }) => id))
  const cells = data.cells.filter(({ projectId }) => known.has(projectId))
  const chosen = language && market ? { language, market } : null
  const inside = cells.filter((cell) => cell.language === language && cell.market === market)
  return (
    <div className={boxed.sections}>
      <section>
        <h2>{t('overview.grid')}</h2>
        <div className={styles.show}>
          <RadioGroup
            label={t('overview.show')}
            value={view}
            options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
            onChange={(value) => onSearch({ view: value })}
          />
        </div>
        <p className={styles.legend}>
          <span>▲ {t(`legend.${view}`)}</span> <span>✓ {t('legend.fine')}</span> <span>? {t('standing.unknown')}</span>
        </p>
        <PlaceGrid
          cells={cells}
          view={view}
          chosen={chosen}
          onChoose={(language, market) => onSearch({ language, market })}
        />
        {chosen && (
          <PlaceProjects
            {...chosen}
            cells={inside}
            projects={projects}
            onClose={() => onSearch({ language: undefined, market: undefined })}
          />
        )}
      </section>
      <section>
        <h2>{t('overview.projects')}</h2>
        <ProjectTable projects={projects} />
      </section>
    </div>
  )
}
