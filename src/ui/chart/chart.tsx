import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, Table } from '../table.tsx'
import styles from './chart.module.css'
import { type Draw, useDrawing } from './use-drawing.ts'

interface Props<Row> {
  title: string
  /** What the picture shows, in a sentence, for those who do not see it. */
  summary: string
  /** Height in px, kept free before the picture is there. */
  height: number
  /** Says what is drawn; to be the same function while nothing changes, as each new one draws anew. */
  draw: Draw
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Under which name the table can be saved. */
  file: string
  children?: ReactNode
}

/** A picture with its title, and behind it a table of all that it shows: nothing needs a pointer, nothing colour. */
export function Chart<Row>({ title, summary, height, draw, columns, rows, rowKey, file, children }: Props<Row>) {
  const { t } = useTranslation('ui')
  const id = useId()
  const { frame, hasFailed } = useDrawing(draw, height)
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      {children}
      {hasFailed ? (
        <p className={styles.failed}>{t('chart.failed')}</p>
      ) : (
        <div
          ref={frame}
          className={styles.frame}
          role="img"
          aria-label={summary}
          style={{ '--height': `${height}px` }}
        />
      )}
      <details>
        <summary>
          {t('chart.table')}
          <span className="visually-hidden">: {title}</span>
        </summary>
        <Table label={title} columns={columns} rows={rows} rowKey={rowKey} empty={t('chart.empty')} file={file} />
      </details>
    </figure>
  )
}
