import { useTranslation } from 'react-i18next'
import type { Treatment } from '#contract/basics.ts'
import type { ViewingSettings } from '#contract/viewing.ts'
import { treatments } from '#contract/words.ts'
import { type SafetyCategory, strictest, taxonomy } from '#core/taxonomy.ts'
import styles from './projects.module.css'

type Tightening = ViewingSettings['tightening']

interface Props {
  value: Tightening
  onChange: (value: Tightening) => void
}

/** The table with one treatment changed; a row that is as the taxonomy has it is left out. */
export function tightened(
  value: Tightening,
  category: SafetyCategory,
  severity: number,
  treatment: Treatment,
): Tightening {
  const own = taxonomy.find(({ id }) => id === category)?.bySeverity ?? []
  const row = own.map((least, i) => strictest(least, i + 1 === severity ? treatment : value[category]?.[i]))
  const { [category]: _, ...others } = value
  return row.every((one, i) => one === own[i]) ? others : { ...others, [category]: row }
}

/** How each category is treated by severity; only what is as strict as the taxonomy, or stricter, can be chosen. */
export function TighteningTable({ value, onChange }: Props) {
  const { t } = useTranslation(['projects', 'settings'])
  return (
    <div className={styles.scroll}>
      <table className={styles.tightening}>
        <thead>
          <tr>
            <th scope="col">{t('projects:safety.category')}</th>
            {[1, 2, 3, 4].map((severity) => (
              <th key={severity} scope="col">
                {t('projects:safety.severity', { severity })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {taxonomy.map(({ id, bySeverity }) => {
            const category = t(`settings:away.category.${id}`)
            return (
              <tr key={id}>
                <th scope="row">{category}</th>
                {bySeverity.map((least, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is the severity
                  <td key={i}>
                    <select
                      aria-label={t('projects:safety.cell', { category, severity: i + 1 })}
                      value={strictest(least, value[id]?.[i])}
                      onChange={({ target }) => {
                        const picked = treatments.find((one) => one === target.value)
                        if (picked) onChange(tightened(value, id, i + 1, picked))
                      }}
                    >
                      {treatments.slice(treatments.indexOf(least)).map((one) => (
                        <option key={one} value={one}>
                          {t(`projects:safety.treatments.${one}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
