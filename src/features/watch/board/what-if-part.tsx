import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whatIfOptions } from '#client/queries/watch.ts'
import type { Board, WhatIfAnswer } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import fields from '#ui/fields.module.css'
import { NumberField } from '#ui/number-field.tsx'
import { Problem } from '#ui/problem.tsx'
import { useEndWords } from '../use-words.ts'
import styles from '../watch.module.css'

/** So long, in ms, somebody has typed nothing before an answer is asked for. */
const pause = 300

/** The value as it was when it last stood still. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** What would follow from another overlap, more or fewer people, another share of gold; the answer follows what is typed. */
export function WhatIfPart({ projectId, board }: { projectId: string; board: Board }) {
  const { t } = useTranslation('watch')
  const now = { overlap: board.overlap, people: 1, goldShare: board.goldShare }
  const [asked, setAsked] = useState(now)
  const settled = useSettled(asked)
  const asItIs = useQuery(whatIfOptions(projectId, now))
  const then = useQuery(whatIfOptions(projectId, settled))
  const set = (change: Partial<typeof now>) => setAsked((old) => ({ ...old, ...change }))
  return (
    <section>
      <h2>{t('whatIf.title')}</h2>
      <p className={styles.quiet}>{t('whatIf.hint')}</p>
      <div className={fields.pair}>
        <NumberField
          label={t('whatIf.overlap')}
          value={asked.overlap}
          minValue={1}
          maxValue={50}
          onChange={(overlap) => set({ overlap: Math.round(overlap) })}
        />
        <NumberField
          label={t('whatIf.people')}
          value={asked.people}
          minValue={0.1}
          maxValue={20}
          step={0.1}
          onChange={(people) => set({ people })}
        />
        <NumberField
          label={t('whatIf.gold')}
          value={Math.round(asked.goldShare * 1000) / 10}
          minValue={0}
          maxValue={50}
          onChange={(percent) => set({ goldShare: percent / 100 })}
        />
      </div>
      <Problem error={then.error} />
      <Answer board={board} now={asItIs.data} then={then.data} />
    </section>
  )
}

interface AnswerProps {
  board: Board
  now: WhatIfAnswer | undefined
  then: WhatIfAnswer | undefined
}

function Answer({ board: { computedAt, currency }, now, then }: AnswerProps) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const endWords = useEndWords()
  const rows: [string, (answer: WhatIfAnswer) => string][] = [
    [t('whatIf.remaining'), ({ remaining }) => format.number(remaining)],
    [t('whatIf.end'), ({ forecast }) => endWords(forecast, computedAt)],
    [
      t('whatIf.cost'),
      ({ costToCome }) => (costToCome === null ? '–' : format.money(Math.round(costToCome), currency)),
    ],
  ]
  return (
    <div className={styles.answer} role="status">
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('whatIf.now')}</th>
            <th scope="col">{t('whatIf.then')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, write]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{now ? write(now) : '…'}</td>
              <td>{then ? write(then) : '…'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
