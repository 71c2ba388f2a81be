import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { skillOptions } from '#client/queries/gold.ts'
import type { PersonSkill } from '#contract/gold.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './gold.module.css'
import { LiftDialog } from './lift-dialog.tsx'

/** How well people grade, per language, and who may not work. */
export function SkillTab({ project }: { project: Project }) {
  const { t } = useTranslation('gold')
  const format = useFormat()
  const [lifted, setLifted] = useState<PersonSkill | null>(null)
  const skills = useQuery(skillOptions(project.id))
  const owns = project.roles.includes('owner')
  const columns: Column<PersonSkill>[] = [
    {
      id: 'person',
      header: t('person'),
      isRowHeader: true,
      sortValue: (row) => row.name,
      cell: (row) => <bdi>{row.name}</bdi>,
    },
    {
      id: 'language',
      header: t('language'),
      sortValue: (row) => format.language(row.language),
      cell: (row) => format.language(row.language),
    },
    {
      id: 'answers',
      header: t('answers'),
      numeric: true,
      sortValue: (row) => row.total,
      cell: (row) => format.number(row.total),
    },
    {
      id: 'right',
      header: t('right'),
      numeric: true,
      sortValue: (row) => row.correct,
      cell: (row) => format.number(row.correct),
    },
    {
      id: 'skill',
      header: t('skill'),
      numeric: true,
      sortValue: (row) => row.q,
      cell: (row) => format.percent(row.q),
    },
    {
      id: 'interval',
      header: t('interval'),
      numeric: true,
      cell: (row) => `${format.percent(row.low)} – ${format.percent(row.high)}`,
    },
    { id: 'state', header: t('state'), cell: (row) => t(`stands.${row.state}`) },
    {
      id: 'lift',
      header: '',
      cell: (row) =>
        owns &&
        row.state !== 'working' && (
          <Button aria-haspopup="dialog" aria-label={t('liftNamed', { name: row.name })} onPress={() => setLifted(row)}>
            {t('lift')}
          </Button>
        ),
    },
  ]
  const standard = skills.data?.standard ?? 0
  return (
    <>
      <p className={styles.hint}>
        {t('skillAbout')} {standard > 0 && t('standard', { standard: format.percent(standard) })}
      </p>
      {skills.isPending && <Skeleton lines={6} />}
      <Problem error={skills.error} />
      {skills.data && (
        <Table
          label={t('skills')}
          columns={columns}
          rows={skills.data.skills}
          rowKey={(row) => `${row.personId ?? row.name} ${row.language}`}
          empty={t('noSkills')}
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
