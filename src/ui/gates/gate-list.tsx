import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Gate } from '#contract/training.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '../button.tsx'
import styles from './gate-list.module.css'

interface Props {
  gates: readonly Gate[]
  /** Begins a test or goes on with it. */
  onTest: (language: string) => void
  /** The way to the course, where the person is not on it already. */
  course?: ReactNode
  isPending: boolean
}

/** What comes before the work, language by language, and the way to do it. */
export function GateList({ gates, onTest, course, isPending }: Props) {
  const { t } = useTranslation('training')
  if (gates.length === 0) return null
  return (
    <ul className={styles.gates}>
      {gates.map((gate) => (
        <li key={gate.language}>
          <GateText gate={gate} />
          {gate.state === 'training' && course}
          {(gate.state === 'test' || gate.state === 'testing') && (
            <Button isPending={isPending} onPress={() => onTest(gate.language)}>
              {t(gate.state === 'test' ? 'gate.startTest' : 'gate.goOn')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function GateText({ gate }: { gate: Gate }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const { state, items, attemptsLeft, ask } = gate
  return (
    <span>
      {t(`gate.${state}`, { language: format.language(gate.language), count: items })}
      {state === 'test' && ` ${t('gate.attempts', { count: attemptsLeft })}`}
      {ask.length > 0 && ` ${t('gate.ask', { names: format.list([...ask]) })}`}
    </span>
  )
}
