import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import type { ResultView } from '#contract/labelling.ts'
import type { Compared } from '#contract/review.ts'
import { ComparedLists, ComparedPair } from '#ui/workbench/compared.tsx'
import { OpenButton } from '#ui/workbench/open-button.tsx'
import { ResultPreview } from '#ui/workbench/result-preview.tsx'
import { WholePage } from '#ui/workbench/whole-page.tsx'
import styles from './review.module.css'
import { useReview } from './review-context.ts'

interface Props {
  result: ResultView
  /** What it is made of, where it is a pair or two lists. */
  compared: Compared | undefined
  /** The results on it, where it is a page. */
  page: readonly ResultView[] | undefined
  language: string
  /** The place among its parts that is looked at. */
  at: number
  onLook: (at: number) => void
}

/** What is decided on, large: a result, a whole page, the two of a pair, or both lists with one of their results. */
export function ResultInView({ result, compared, page, language, at, onLook }: Props) {
  const { t } = useTranslation('review')
  const { project } = useReview()
  const action = useActionButton('review.openPage')
  const open = <OpenButton action={action} />
  const placeOf = ({ id }: ResultView) => ({ projectId: project.id, resultId: id })
  const preview = (one: ResultView) => (
    <ResultPreview result={one} language={language} place={placeOf(one)} open={open} />
  )
  if (page) return <WholePage results={page} language={language} hint={t('wholePageHint')} />
  if (!compared) return preview(result)
  const { results, leftCount } = compared
  const parts = { results, language, at, onLook }
  const one = results[at]
  if (project.kind === 'pairwise')
    return (
      <div className={styles.pair}>
        <ComparedPair key={result.id} {...parts} open={open} placeOf={placeOf} />
      </div>
    )
  return (
    <div className={styles.lists}>
      <ComparedLists {...parts} leftCount={leftCount} />
      {one && preview(one)}
    </div>
  )
}
