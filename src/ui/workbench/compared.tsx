import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResultView } from '#contract/labelling.ts'
import type { Level } from '#contract/viewing.ts'
import type { Place } from '#core/reveal.ts'
import { ResultPreview } from './result-preview.tsx'
import { ResultRow, ResultRows } from './result-row.tsx'
import { Side, Sides } from './sides.tsx'

interface Props {
  results: readonly ResultView[]
  language: string
  /** The place of the result in view, counted through both sides. */
  at: number
  onLook: (at: number) => void
}

/** Two lists, each in its column; the result in view is one of either. */
export function ComparedLists({ results, leftCount, language, at, onLook }: Props & { leftCount: number }) {
  const { t } = useTranslation('label')
  const rows = (from: number, to?: number) =>
    results.slice(from, to).map((result, place) => (
      <ResultRow
        // biome-ignore lint/suspicious/noArrayIndexKey: from task to task the rows stay, and only their words change
        key={place}
        {...{ result, language }}
        at={place}
        isCurrent={at === from + place}
        onSelect={() => onLook(from + place)}
        badge={null}
      />
    ))
  return (
    <Sides>
      <Side title={t('left')}>
        <ResultRows label={t('left')}>{rows(0, leftCount)}</ResultRows>
      </Side>
      <Side title={t('right')}>
        <ResultRows label={t('right')}>{rows(leftCount)}</ResultRows>
      </Side>
    </Sides>
  )
}

interface PairProps extends Props {
  open: ReactNode
  /** Where more of a masked one can be asked for. */
  placeOf: (result: ResultView) => Place
  /** A masked one is shown at this level now. */
  onLevel?: (result: ResultView, level: Level) => void
}

/** The two results of a pair, both large; the media keys act on the one in view, which has the way to its page. */
export function ComparedPair({ results, language, at, onLook, open, placeOf, onLevel }: PairProps) {
  const { t } = useTranslation('label')
  return (
    <Sides>
      {results.map((result, place) => (
        <Side key={result.id} title={place === 0 ? t('left') : t('right')}>
          {/* Whoever points at a side, or moves the focus into it, looks at that side; keys do the same by moving. */}
          <div
            data-current={place === at ? '' : undefined}
            onPointerDown={() => onLook(place)}
            onFocusCapture={() => onLook(place)}
          >
            <ResultPreview
              result={result}
              language={language}
              hasKeys={place === at}
              open={place === at ? open : undefined}
              place={placeOf(result)}
              onLevel={(level) => onLevel?.(result, level)}
            />
          </div>
        </Side>
      ))}
    </Sides>
  )
}
