import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { agreementOptions } from '#client/queries/insights.ts'
import type { AgreementReport } from '#contract/insights.ts'
import type { Project } from '#contract/project.ts'
import { isPreference } from '#core/preference.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Notice } from '#ui/notice.tsx'
import { Problem } from '#ui/problem.tsx'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { FiguresTable } from './figures-table.tsx'
import styles from './insights.module.css'
import { PairsTable } from './pairs-table.tsx'
import { Passport } from './passport.tsx'
import { PeopleTable } from './people-table.tsx'
import { SliceTables } from './slice-tables.tsx'
import { StateLine } from './state-line.tsx'

/** All figures of agreement, for the project or one language or market of it; `language` is the one to begin with. */
export function AgreementPart({ project, language }: { project: Project; language: string }) {
  const known = project.languages.includes(language) ? language : ''
  const [narrow, setNarrow] = useState({ language: known, market: '' })
  const { data, error, isPending } = useQuery(agreementOptions(project.id, narrow))
  return (
    <div className={styles.part}>
      <Narrow project={project} value={narrow} onChange={setNarrow} />
      <Problem error={error} />
      {isPending && <Skeleton lines={12} />}
      {data && <StateLine computedAt={data.report?.computedAt ?? null} isComputing={data.isComputing} />}
      {data?.report && <Report project={project} report={data.report} />}
    </div>
  )
}

interface NarrowProps {
  project: Project
  value: { language: string; market: string }
  onChange: (value: { language: string; market: string }) => void
}

function Narrow({ project: { languages, markets }, value, onChange }: NarrowProps) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const all = { value: '', label: t('all') }
  if (languages.length < 2 && markets.length < 2) return null
  return (
    <div className={styles.narrow}>
      {languages.length > 1 && (
        <Select
          label={t('language')}
          value={value.language}
          onChange={(language) => onChange({ ...value, language })}
          options={[all, ...languages.map((tag) => ({ value: tag, label: format.language(tag) }))]}
        />
      )}
      {markets.length > 1 && (
        <Select
          label={t('market')}
          value={value.market}
          onChange={(market) => onChange({ ...value, market })}
          options={[all, ...markets.map((code) => ({ value: code, label: format.region(code) }))]}
        />
      )}
    </div>
  )
}

function Report({ project, report }: { project: Project; report: AgreementReport }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const counted = (count: number) => ({ count, n: format.number(count) })
  const { bothBad } = report.leftOut
  const apart = bothBad > 0 && <p>{t('bothBad', counted(bothBad))}</p>
  if (report.units === 0)
    return (
      <>
        <Notice kind="info">{t('none')}</Notice>
        {apart}
      </>
    )
  return (
    <>
      <section>
        <h2>{t('figures')}</h2>
        <p>
          {t('count.results', counted(report.units))} · {t('count.labels', counted(report.labels))} ·{' '}
          {t('count.raters', counted(report.raters))}
        </p>
        {apart}
        {isPreference(project.kind) && <p className={styles.quiet}>{t('sidesHint')}</p>}
        <FiguresTable report={report} />
        <Passport project={project} report={report} />
      </section>
      <SliceTables project={project} report={report} />
      <PeopleTable project={project} report={report} />
      <PairsTable project={project} report={report} />
    </>
  )
}
