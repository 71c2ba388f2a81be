import { useTranslation } from 'react-i18next'
import type { FormulaView } from '#contract/runs.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Facts } from '#ui/facts.tsx'
import styles from '../runs.module.css'

const gains = {
  grade: 'grade',
  '2^grade-1': 'exponential',
  '2^rating-1': 'ratings',
  '(2^grade-1)/2^maxGrade': 'chance',
  'grade>=rel': 'relevant',
} as const
const discounts = { '1/log2(rank+1)': 'log', '1/rank': 'rank', 'p^(rank-1)': 'patience' } as const
const ideals = {
  'judged-at-k': 'judgedAtK',
  'judged-uncut': 'judgedUncut',
  'judged-at-returned': 'judgedAtReturned',
  relevant: 'relevant',
  k: 'k',
  returned: 'returned',
} as const

function wordOf<T extends string>(words: Readonly<Record<string, T>>, key: string | null): T | undefined {
  return key !== null && Object.hasOwn(words, key) ? words[key] : undefined
}

/** How one number is worked out, in words; parts that play no role are left out. */
function useFormulaRows() {
  const { t } = useTranslation('runs')
  const format = useFormat()
  return (formula: FormulaView): (readonly [string, string])[] => {
    const gain = wordOf(gains, formula.gain)
    const discount = wordOf(discounts, formula.discount)
    const ideal = wordOf(ideals, formula.ideal)
    const { k, rel, p, maxGrade, recall, beta, decimals } = formula
    const number = (value: number | null) => (value === null ? '' : format.number(value))
    const rows: (readonly [string, string] | false)[] = [
      gain !== undefined && [
        t('formula.gain'),
        t(`formula.gains.${gain}`, { rel: number(rel), max: number(maxGrade) }),
      ],
      discount !== undefined && [t('formula.discount'), t(`formula.discounts.${discount}`, { p: number(p) })],
      ideal !== undefined && [t('formula.ideal'), t(`formula.ideals.${ideal}`, { k: number(k) })],
      [t('formula.unjudged'), t(formula.unjudged === 'zero' ? 'formula.zero' : 'formula.leftOut')],
      [t('formula.end'), k === null ? t('formula.whole') : t('formula.rank', { rank: number(k) })],
      recall !== undefined && [t('formula.recall'), format.percent(recall)],
      beta !== undefined && [t('formula.beta'), number(beta)],
      decimals !== undefined && [t('formula.rounded'), number(decimals)],
    ]
    return rows.filter((row) => row !== false)
  }
}

/** The formula of each measure, behind a line that opens it. */
export function Formulas({ measures }: { measures: readonly { name: string; formula: FormulaView }[] }) {
  const { t } = useTranslation('runs')
  const rowsOf = useFormulaRows()
  return (
    <details className={styles.details}>
      <summary>{t('formula.title')}</summary>
      <div className={styles.formulas}>
        {measures.map(({ name, formula }) => (
          <section key={name} aria-label={name}>
            <h3>
              <bdi>{name}</bdi>
            </h3>
            <Facts rows={rowsOf(formula)} />
          </section>
        ))}
      </div>
    </details>
  )
}
