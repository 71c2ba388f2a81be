import { useFormat } from '#i18n/use-format.ts'
import styles from './count-matrix.module.css'
import { DownloadCsv } from './download-csv.tsx'

interface Props {
  caption: string
  /** What the rows and the columns stand for, in order. */
  names: readonly string[]
  /** Counts row after row. */
  counts: readonly number[]
  /** Under which name it can be saved. */
  file: string
}

/** Counts of what went with what: the more of a row, the darker the cell; the diagonal is framed. */
export function CountMatrix({ caption, names, counts, file }: Props) {
  const format = useFormat()
  const most = Math.max(1, ...counts)
  const rowOf = (row: number) => counts.slice(row * names.length, (row + 1) * names.length)
  const csv = () => [['', ...names], ...names.map((name, row) => [name, ...rowOf(row)])]
  return (
    <>
      <div className={styles.frame}>
        <table className={styles.matrix}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <td />
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name, row) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {rowOf(row).map((count, column) => (
                  <td
                    key={names[column]}
                    data-same={row === column ? '' : undefined}
                    style={{ '--share': `${Math.round((60 * count) / most)}%` }}
                  >
                    {format.number(count)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <DownloadCsv of={caption} name={file} rows={csv} />
    </>
  )
}
