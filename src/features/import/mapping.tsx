import { useTranslation } from 'react-i18next'
import type { ImportField, Preview } from '#contract/imports.ts'
import { importFields } from '#contract/words.ts'
import styles from './import.module.css'

/** What keeps a mapping from being used, in words; null when nothing does. */
export function useMappingProblem(mapping: readonly ImportField[]): string | null {
  const { t } = useTranslation('import')
  if (!mapping.includes('docId')) return t('columns.needsDoc')
  if (!mapping.includes('query')) return t('columns.needsQuery')
  const single = mapping.filter((field) => field !== 'ignore' && field !== 'rating')
  const twice = single.find((field, i) => single.indexOf(field) !== i)
  return twice ? t('columns.twice', { field: t(`field.${twice}`) }) : null
}

/** The first rows of a table, with what each column holds above it. */
export function Mapping({
  preview,
  mapping,
  onChange,
}: {
  preview: Preview
  mapping: readonly ImportField[]
  onChange: (mapping: ImportField[]) => void
}) {
  const { t } = useTranslation('import')
  const change = (at: number, field: ImportField) => onChange(mapping.map((old, i) => (i === at ? field : old)))
  return (
    <section className={styles.mapping}>
      <h2>{t('columns.title')}</h2>
      <p>{t('columns.hint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard (WCAG 2.1.1). */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('columns.title')}>
        <table>
          <thead>
            <tr>
              {preview.columns.map((column, at) => (
                <th key={column} scope="col" data-ignored={mapping[at] === 'ignore' ? '' : undefined}>
                  <select
                    aria-label={t('columns.of', { column })}
                    value={mapping[at]}
                    onChange={(event) => change(at, event.target.value as ImportField)}
                  >
                    {importFields.map((field) => (
                      <option key={field} value={field}>
                        {t(`field.${field}`)}
                      </option>
                    ))}
                  </select>
                  <bdi>{column}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, i) => (
              <tr key={String(i)}>
                {row.map((cell, at) => (
                  <td key={preview.columns[at]} dir="auto" data-ignored={mapping[at] === 'ignore' ? '' : undefined}>
                    {cell.length > 160 ? `${cell.slice(0, 160)}…` : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
