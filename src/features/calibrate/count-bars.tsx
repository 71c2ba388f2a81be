import { useTranslation } from 'react-i18next'
import type { Severity } from '#contract/safety.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './count-bars.module.css'

/** The severities of a safety label, least first; 0 is nothing unsafe. */
export const severities: readonly Severity[] = [0, 1, 2, 3, 4]

/** Names a severity with its number, as “2 clear violation, or upsetting to see”. */
export function useSeverityName(): (value: number) => string {
  const { t } = useTranslation('safety')
  return (value) => {
    const known = severities.find((one) => one === value)
    return known === undefined ? String(value) : `${value} ${t(`severity.${known}`)}`
  }
}

export interface CountRow {
  key: string
  name: string
  count: number
  /** What was settled; marked, also in words. */
  isSettled?: boolean
  /** What the reader said. */
  isOwn?: boolean
}

interface Props {
  caption: string
  isCaptionHidden?: boolean
  rows: readonly CountRow[]
  /** Names are sentences. */
  isWordy?: boolean
}

/** How many said what, each with a bar and its number. */
export function CountBars({ caption, isCaptionHidden = false, rows, isWordy = false }: Props) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <table className={styles.bars} data-wordy={isWordy ? '' : undefined}>
      <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <tbody>
        {rows.map(({ key, name, count, isSettled, isOwn }) => (
          <tr key={key} data-settled={isSettled ? '' : undefined}>
            <th scope="row">
              <span>
                {name}
                {isSettled && <span className="visually-hidden"> ({t('report.settled')})</span>}
                {isOwn && (
                  <>
                    {' '}
                    <small className={styles.own}>{t('room.own')}</small>
                  </>
                )}
              </span>
            </th>
            <td>
              <span className={styles.bar} style={{ inlineSize: `${(100 * count) / most}%` }} aria-hidden="true" />
            </td>
            <td>{format.number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
