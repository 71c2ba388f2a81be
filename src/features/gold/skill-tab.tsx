import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { skillOptions } from '#client/queries/gold.ts'
import type { PersonSkill } from '#contract/gold.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { numberColumn } from '#ui/number-column.ts'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './gold.module.css'
import { LiftDialog } from './lift-dialog.tsx'

/** How well people grade, per language, and who may not work. */
export function SkillTab({ project }: { project: Project }) {
  const { t } = useTranslation(['gold', 'ui'])
  const format = useFormat()
  const [lifted, setLifted] = useState<PersonSkill | null>(null)
  const skills = useQuery(skillOptions(project.id))
  const owns = project.roles.includes('owner')
  const columns: Column<PersonSkill>[] = [
    {
      id: 'person',
      header: t('gold:person'),
      isRowHeader: true,
      sortValue: (row) => row.name,
      cell: (row) => <bdi>{row.name}</bdi>,
    },
    {
      id: 'language',
      header: t('gold:language'),
      sortValue: (row) => format.language(row.language),
      cell: (row) => format.language(row.language),
    },
    numberColumn('answers', t('gold:answers'), ({ total }) => total, format.number),
    numberColumn('right', t('gold:right'), ({ correct }) => correct, format.number),
    numberColumn('skill', t('gold:skill'), ({ q }) => q, format.percent),
    {
      id: 'interval',
      header: t('gold:interval'),
      numeric: true,
      csv: { [t('ui:low')]: (row) => row.low, [t('ui:high')]: (row) => row.high },
      cell: (row) => `${format.percent(row.low)} – ${format.percent(row.high)}`,
    },
    { id: 'state', header: t('gold:state'), cell: (row) => t(`gold:stands.${row.state}`) },
    {
      id: 'lift',
      header: '',
      csv: {},
      cell: (row) =>
        owns &&
        row.state !== 'working' && (
          <Button
            aria-haspopup="dialog"
            aria-label={t('gold:liftNamed', { name: row.name })}
            onPress={() => setLifted(row)}
          >
            {t('gold:lift')}
          </Button>
        ),
    },
  ]
  const standard = skills.data?.standard ?? 0
  return (
    <>
      <p className={styles.hint}>
        {t('gold:skillAbout')} {standard > 0 && t('gold:standard', { standard: format.percent(standard) })}
      </p>
      {skills.isPending && <Skeleton lines={6} />}
      <Problem error={skills.error} />
      {skills.data && (
        <Table
          label={t('gold:skills')}
          columns={columns}
          rows={skills.data.skills}
          rowKey={(row) => `${row.personId ?? row.name} ${row.language}`}
          empty={t('gold:noSkills')}
          file="skills.csv"
        />
      )}
      {lifted?.personId && (
        <LiftDialog
          projectId={project.id}
          person={{ id: lifted.personId, name: lifted.name, language: lifted.language }}
          onClose={() => setLifted(null)}
        />
      )}
    </>
  )
}
