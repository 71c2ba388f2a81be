import { useTranslation } from 'react-i18next'
import { type Cell, csvLine } from '#core/formats/csv-print.ts'
import { Button } from './button.tsx'
import { saveText } from './save-text.ts'

interface Props {
  name: string
  /** The words above the columns, then the rows. */
  rows: () => readonly (readonly Cell[])[]
}

/** Saves a table that is here already as CSV for people. */
export function DownloadCsv({ name, rows }: Props) {
  const { t } = useTranslation('ui')
  const text = () =>
    `\uFEFF${rows()
      .map((cells) => csvLine(cells, { guard: true }))
      .join('')}`
  return (
    <p>
      <Button onPress={() => saveText(name, text())}>{t('csv')}</Button>
    </p>
  )
}
