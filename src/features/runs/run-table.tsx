import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRemoveRun } from '#client/queries/runs.ts'
import type { Run } from '#contract/runs.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { numberColumn } from '#ui/number-column.ts'
import { type Column, Table } from '#ui/table.tsx'

interface Props {
  projectId: string
  runs: Run[]
  isOwner: boolean
}

/** Every run with its size; an owner can remove one, after a second press. */
export function RunTable({ projectId, runs, isOwner }: Props) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const remove = useRemoveRun(projectId)
  const [asked, setAsked] = useState<string>()
  const numeric = (id: 'queries' | 'documents' | 'unknown') =>
    numberColumn<Run>(id, t(`column.${id}`), (run) => run[id], format.number)
  const columns: Column<Run>[] = [
    {
      id: 'name',
      header: t('column.name'),
      isRowHeader: true,
      cell: ({ name }) => <bdi>{name}</bdi>,
      sortValue: ({ name }) => name,
    },
    { id: 'side', header: t('column.side'), cell: ({ side }) => (side ? side.toUpperCase() : '') },
    numeric('queries'),
    numeric('documents'),
    numeric('unknown'),
    {
      id: 'at',
      header: t('column.at'),
      cell: ({ uploadedAt }) => format.date(uploadedAt),
      sortValue: ({ uploadedAt }) => uploadedAt,
    },
  ]
  const removing: Column<Run> = {
    id: 'remove',
    header: '',
    csv: {},
    cell: ({ id, name }) => (
      <Button
        aria-label={`${t(asked === id ? 'removeSure' : 'remove')} ${name}`}
        isPending={remove.isPending && remove.variables === id}
        onPress={() => (asked === id ? remove.mutate(id) : setAsked(id))}
      >
        {t(asked === id ? 'removeSure' : 'remove')}
      </Button>
    ),
  }
  return (
    <section>
      <h2>{t('all')}</h2>
      <Table
        label={t('all')}
        columns={isOwner ? [...columns, removing] : columns}
        rows={runs}
        rowKey={({ id }) => id}
        empty={t('none')}
        file="uploaded-runs.csv"
      />
    </section>
  )
}
