import { useTranslation } from 'react-i18next'
import { useFormat } from '#i18n/use-format.ts'
import { useLateWords } from '../use-words.ts'
import type { Place, View } from './standing.ts'

/** Writes how far something is from where it should be: in the fewest letters, and in a sentence. */
export function useGapWords() {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const lateWords = useLateWords()
  /** “12d”, “30%”. */
  const short = (view: View, gap: number) =>
    view === 'late' ? format.daysShort(gap) : format.percent(Math.round(gap * 100) / 100)
  /** “12 days after the planned delivery”, “30% over the standard”. */
  const long = (view: View, gap: number) => {
    if (view === 'late') return lateWords(gap)
    const share = format.percent(Math.round(Math.abs(gap) * 100) / 100)
    const over = view === 'cost' ? gap > 0 : gap < 0
    return t(over ? 'gap.over' : 'gap.under', { share })
  }
  const place = (view: View, { worst, wrong, cells, standing }: Place) => {
    const projects = t('overview.count', { count: cells.length, n: format.number(cells.length) })
    if (standing === 'unknown' || worst === null) return `${t('standing.unknown')}, ${projects}`
    if (standing === 'fine') return `${t(`standing.fine.${view}`)}, ${projects}`
    const told = { wrong: format.number(wrong), all: format.number(cells.length), gap: long(view, worst) }
    return t(`standing.wrong.${view}`, told)
  }
  return { short, long, place }
}
