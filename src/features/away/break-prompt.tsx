import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { viewingPreferencesOptions } from '#client/queries/viewing.ts'
import { Button } from '#ui/button.tsx'
import styles from './away.module.css'
import { createWorked } from './worked.ts'

/** One for the whole visit: going from page to page is no break. */
const worked = createWorked(() => performance.now())

/** How often it is looked at, in ms. */
const every = 20_000

/** A line that says it is time for a break: it covers nothing, takes no focus, and goes when it is told to. */
export function BreakPrompt({ isWorking, onStepAway }: { isWorking: boolean; onStepAway: () => void }) {
  const { t } = useTranslation('care')
  const { data } = useQuery(viewingPreferencesOptions())
  const minutes = data?.preferences.breakMinutes ?? null
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const act = () => worked.act(isWorking)
    const look = () => setDue(minutes !== null && worked.time() >= minutes * 60_000)
    const timer = setInterval(look, every)
    // Passive and for presence only: keys are bound in the action table.
    const events = ['pointermove', 'pointerdown', 'wheel', 'input', 'focusin', 'keydown'] as const
    for (const event of events) addEventListener(event, act, { passive: true })
    return () => {
      clearInterval(timer)
      for (const event of events) removeEventListener(event, act)
    }
  }, [isWorking, minutes])
  const end = () => {
    worked.reset()
    setDue(false)
  }
  return (
    <div role="status">
      {isDue && minutes !== null && (
        <div className={styles.break}>
          <p>{t('break.text', { count: minutes })}</p>
          <Button
            onPress={() => {
              end()
              onStepAway()
            }}
          >
            {t('away.open')}
          </Button>
          <Button variant="bare" onPress={end}>
            {t('break.later')}
          </Button>
        </div>
      )}
    </div>
  )
}
