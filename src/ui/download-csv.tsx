import { useTranslation } from 'react-i18next'
import { type Cell, csvLine } from '#core/formats/csv-print.ts'
import { Button } from './button.tsx'
import { saveText } from './save-text.ts'
import styles from './table.module.css'

interface Props {
  /** What the table is called: a page may have several. */
  of: string
  name: string
  /** The words above the columns, then the rows. */
  rows: () => readonly (readonly Cell[])[]
}

/** Saves a table that is here already as CSV for people. */
export function DownloadCsv({ of, name, rows }: Props) {
  const { t } = useTranslation('ui')
  const text = () =>
    `\uFEFF${rows()
      .map((cells) => csvLine(cells, { guard: true }))
      .join('')}`
  return (
    <p className={styles.save}>
      <Button aria-label={`${t('csv')}: ${of}`} onPress={() => saveText(name, text())}>
        {t('csv')}
      </Button>
    </p>
  )
}
