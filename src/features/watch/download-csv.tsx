import { useTranslation } from 'react-i18next'
import { saveText } from '#client/save-text.ts'
import { csvLine } from '#core/formats/csv-print.ts'
import { Button } from '#ui/button.tsx'

interface Props {
  name: string
  /** The words above the columns, then the rows. */
  rows: () => readonly (readonly (string | number | null)[])[]
}

/** Saves a table that is here already as CSV for people. */
export function DownloadCsv({ name, rows }: Props) {
  const { t } = useTranslation('watch')
  const text = () =>
    `\uFEFF${rows()
      .map((cells) => csvLine(cells, { guard: true }))
      .join('')}`
  return (
    <p>
      <Button onPress={() => saveText(name, text())}>{t('board.csv')}</Button>
    </p>
  )
}
