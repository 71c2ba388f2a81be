import { useTranslation } from 'react-i18next'
import { variants } from '#core/measures/catalogue.ts'
import { BadMeasure, measureOf } from '#core/measures/measure.ts'
import { TagsField } from '#ui/tags-field.tsx'
import { mostMeasures } from '../search.ts'

interface Props {
  value: string[]
  onChange: (names: string[]) => void
}

const offered = [
  ...['nDCG@10', "nDCG(dcg='exp-log2')@10", 'AP(rel=1)@100', 'RR(rel=1)@10', 'P(rel=1)@10', 'R(rel=1)@100'],
  ...['ERR@10', 'RBP(p=0.8)', 'Bpref(rel=1)', 'Success(rel=1)@5', 'Judged@10'],
  // What other tools print under such names, to be held beside ours.
  ...Object.keys(variants).map((name) => `${name}@10`),
].map((name) => ({ value: name, label: name }))

function isMeasure(name: string): boolean {
  try {
    measureOf(name)
    return true
  } catch (error) {
    if (error instanceof BadMeasure) return false
    throw error
  }
}

/** Which measures are shown, by name; what is none is refused where it is typed. */
export function MeasuresField({ value, onChange }: Props) {
  const { t } = useTranslation(['runs', 'errors'])
  const isFull = value.length >= mostMeasures
  return (
    <TagsField
      label={t('runs:measures.field')}
      description={t('runs:measures.hint')}
      value={value}
      options={isFull ? [] : offered}
      onChange={onChange}
      normalise={(text) => (!isFull && !text.includes(';') && isMeasure(text) ? text : null)}
      problem={isFull ? t('runs:measures.most', { count: mostMeasures }) : t('errors:bad-measure')}
    />
  )
}
