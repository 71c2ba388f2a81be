import { useFormat } from '#i18n/use-format.ts'
import styles from './count-matrix.module.css'

interface Props {
  caption: string
  /** What the rows and the columns stand for, in order. */
  names: readonly string[]
  /** Counts row after row. */
  counts: readonly number[]
}

/** Counts of what went with what: the more of a row, the darker the cell; the diagonal is framed. */
export function CountMatrix({ caption, names, counts }: Props) {
  const format = useFormat()
  const most = Math.max(1, ...counts)
  return (
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
              {names.map((other, column) => {
                const count = counts[row * names.length + column] ?? 0
                return (
                  <td
                    key={other}
                    data-same={row === column ? '' : undefined}
                    style={{ '--share': `${Math.round((60 * count) / most)}%` }}
                  >
                    {format.number(count)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
