import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trainingPeopleOptions } from '#client/queries/training.ts'
import type { TrainingRow } from '#contract/training.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { FavourDialog } from './favour-dialog.tsx'

/** Every annotator in every language they work in: course, attempts, and the exceptions that can be made. */
export function PeopleTable({ projectId }: { projectId: string }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const people = useQuery(trainingPeopleOptions(projectId))
  const [favour, setFavour] = useState<{ kind: 'letIn' | 'moreAttempts'; row: TrainingRow } | null>(null)
  const course = ({ answers, right, rounds }: TrainingRow) => {
    if (rounds === 0) return ''
    const numbers = { answers: format.number(answers), right: format.number(right), round: format.number(rounds) }
    return t(rounds > 1 ? 'people.round' : 'people.right', numbers)
  }
  const named = ({ name, language }: TrainingRow) => ({ name, language: format.language(language) })
  const columns: Column<TrainingRow>[] = [
    {
      id: 'name',
      header: t('people.name'),
      isRowHeader: true,
      sortValue: ({ name }) => name,
      cell: ({ name }) => <bdi>{name}</bdi>,
    },
    {
      id: 'language',
      header: t('languages.language'),
      sortValue: ({ language }) => format.language(language),
      cell: ({ language }) => format.language(language),
    },
    {
      id: 'state',
      header: t('people.state'),
      sortValue: ({ state }) => t(`people.states.${state}`),
      cell: ({ state }) => t(`people.states.${state}`),
    },
    { id: 'course', header: t('people.course'), csv: course, cell: course },
    {
      id: 'attempts',
      header: t('people.attempts'),
      csv: ({ attempts }) => attempts,
      cell: ({ attempts, attemptsLeft }) =>
        attempts + attemptsLeft > 0 &&
        t('people.used', { used: format.number(attempts), left: format.number(attemptsLeft) }),
    },
    {
      id: 'passed',
      header: t('people.passed'),
      sortValue: ({ qualifiedAt }) => qualifiedAt ?? '',
      cell: ({ qualifiedAt }) => qualifiedAt && format.date(qualifiedAt),
    },
    {
      id: 'reason',
      header: t('people.reason'),
      csv: ({ reason }) => reason,
      cell: ({ reason }) => <bdi>{reason}</bdi>,
    },
    {
      id: 'favours',
      header: '',
      csv: {},
      cell: (row) => (
        <span className={buttonRow.buttons}>
          {row.state !== 'open' && (
            <Button onPress={() => setFavour({ kind: 'letIn', row })} aria-label={t('people.letInTitle', named(row))}>
              {t('people.letIn')}
            </Button>
          )}
          {row.state === 'failed' && (
            <Button
              onPress={() => setFavour({ kind: 'moreAttempts', row })}
              aria-label={t('people.moreTitle', named(row))}
            >
              {t('people.more')}
            </Button>
          )}
        </span>
      ),
    },
  ]
  if (people.isPending) return <Skeleton lines={6} />
  return (
    <>
      <Problem error={people.error} />
      {people.data && (
        <Table
          label={t('people.title')}
          columns={columns}
          rows={people.data.rows}
          rowKey={({ personId, language }) => `${personId}/${language}`}
          empty={t('people.empty')}
          file="training-by-person.csv"
        />
      )}
      {favour && <FavourDialog projectId={projectId} {...favour} onClose={() => setFavour(null)} />}
    </>
  )
}
