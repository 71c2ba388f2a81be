import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import type { ResultView } from '#contract/labelling.ts'
import { OpenButton } from '#ui/workbench/open-button.tsx'
import { ResultPreview } from '#ui/workbench/result-preview.tsx'
import { ResultRow, ResultRows } from '#ui/workbench/result-row.tsx'
import { Side, Sides } from '#ui/workbench/sides.tsx'
import { useLabel, useTask } from './label-context.ts'

/** The two lists, each in its column; the result in view is one of either. */
export function SideLists() {
  const { t } = useTranslation('label')
  const results = useTask((state) => state.task.results)
  const leftCount = useTask((state) => state.task.leftCount ?? 0)
  const rows = (list: readonly ResultView[], from: number) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: from task to task the rows stay, and only their words change
    list.map((result, i) => <SideRow key={i} result={result} at={from + i} place={i} />)
  return (
    <Sides>
      <Side title={t('left')}>
        <ResultRows label={t('left')}>{rows(results.slice(0, leftCount), 0)}</ResultRows>
      </Side>
      <Side title={t('right')}>
        <ResultRows label={t('right')}>{rows(results.slice(leftCount), leftCount)}</ResultRows>
      </Side>
    </Sides>
  )
}

function SideRow({ result, at, place }: { result: ResultView; at: number; place: number }): ReactNode {
  const { task } = useLabel()
  const isCurrent = useTask((state) => state.at === at)
  const language = useTask((state) => state.task.query.language)
  return <ResultRow {...{ result, language, isCurrent }} at={place} onSelect={() => task.select(at)} badge={null} />
}

/** The two results of a pair, both large; the media keys act on the one in view. */
export function PairPreview() {
  const { t } = useTranslation('label')
  const results = useTask((state) => state.task.results)
  return (
    <Sides>
      {results.map((result, at) => (
        <Side key={result.id} title={at === 0 ? t('left') : t('right')}>
          <PairSide result={result} at={at} />
        </Side>
      ))}
    </Sides>
  )
}

function PairSide({ result, at }: { result: ResultView; at: number }) {
  const { task } = useLabel()
  const isCurrent = useTask((state) => state.at === at)
  const language = useTask((state) => state.task.query.language)
  const open = useActionButton('label.openPage')
  const look = () => task.select(at)
  return (
    // Whoever points at a side, or moves the focus into it, looks at that side; keys do the same by moving.
    <div data-current={isCurrent ? '' : undefined} onPointerDown={look} onFocusCapture={look}>
      <ResultPreview
        result={result}
        language={language}
        hasKeys={isCurrent}
        open={isCurrent ? <OpenButton action={open} /> : undefined}
      />
    </div>
  )
}
