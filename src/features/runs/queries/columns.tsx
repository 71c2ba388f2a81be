import { useTranslation } from 'react-i18next'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import type { Column } from '#ui/table.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import type { Differing } from './differing.ts'

/** The columns of tables of queries; the query opens it. */
export function useQueryColumns(onOpen: (queryId: string) => void): Column<Differing>[] {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const number = (value: number | null) => (value === null ? '–' : format.figure(value))
  return [
    {
      id: 'query',
      header: t('column.query'),
      isRowHeader: true,
      cell: ({ queryId, query, language }) => (
        <Button variant="bare" lang={language} onPress={() => onOpen(queryId)}>
          <bdi>{visibleBidi(query)}</bdi>
        </Button>
      ),
    },
    { id: 'a', header: 'A', numeric: true, cell: ({ a }) => number(a) },
    { id: 'b', header: 'B', numeric: true, cell: ({ b }) => number(b) },
    {
      id: 'difference',
      header: t('column.difference'),
      numeric: true,
      cell: ({ difference }) => format.signed(difference),
    },
  ]
}
