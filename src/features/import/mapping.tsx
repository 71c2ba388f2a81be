import { useTranslation } from 'react-i18next'
import type { ImportField, Preview } from '#contract/imports.ts'
import type { TaskKind } from '#contract/project.ts'
import { importFields, importFieldsOfPairs } from '#contract/words.ts'
import { mappingLack } from '#core/formats/mapping-lack.ts'
import styles from './import.module.css'

/** What keeps a mapping from being used, in words; null when nothing does. */
export function useMappingProblem(mapping: readonly ImportField[], kind: TaskKind): string | null {
  const { t } = useTranslation('import')
  const name = useFieldName(kind)
  const lack = mappingLack(mapping, kind)
  if (lack) return t(`columns.needs.${lack}`)
  const single = mapping.filter((field) => field !== 'ignore' && field !== 'rating')
  const twice = single.find((field, i) => single.indexOf(field) !== i)
  return twice ? t('columns.twice', { field: name(twice) }) : null
}

const ofPairs: ReadonlySet<ImportField> = new Set(importFieldsOfPairs)
const ofDocuments: ReadonlySet<ImportField> = new Set([
  ...(['leftTitle', 'leftText', 'rightTitle', 'rightText'] as const),
])

/** The fields that a column can hold in a project of a kind. */
function fieldsFor(kind: TaskKind): readonly ImportField[] {
  if (kind === 'pairwise') return importFields
  return importFields.filter((field) => !(kind === 'sides' ? ofDocuments : ofPairs).has(field))
}

/** What fields are called in a project of a kind: two sides are rankers' lists, or documents. */
function useFieldName(kind: TaskKind): (field: ImportField) => string {
  const { t } = useTranslation('import')
  return (field) => {
    const isOfLists = kind === 'sides' && (field === 'left' || field === 'right' || field === 'preference')
    return isOfLists ? t(`fieldOfLists.${field}`) : t(`field.${field}`)
  }
}

/** The first rows of a table, with what each column holds above it. */
export function Mapping({
  preview,
  mapping,
  kind,
  onChange,
}: {
  preview: Preview
  mapping: readonly ImportField[]
  kind: TaskKind
  onChange: (mapping: ImportField[]) => void
}) {
  const { t } = useTranslation('import')
  const name = useFieldName(kind)
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
                    {fieldsFor(kind).map((field) => (
                      <option key={field} value={field}>
                        {name(field)}
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
