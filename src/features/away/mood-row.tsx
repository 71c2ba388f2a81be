import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { useActions } from '#actions/use-actions.ts'
import { useGiveMood } from '#client/queries/exposure.ts'
import type { Mood } from '#contract/exposure.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import styles from './away.module.css'

/** After so many masked tasks it is asked once. */
const every = 10

/** How one feels, by one key: offered now and then, covers nothing, and goes with the next task if it is left alone. */
export function MoodRow({ taskId, hasMasked, asks }: { taskId: string; hasMasked: boolean; asks: boolean }) {
  const { t } = useTranslation('care')
  const give = useGiveMood()
  const [about, setAbout] = useState<string | null>(null)
  const before = useRef({ id: taskId, hasMasked, done: 0 })
  useEffect(() => {
    const last = before.current
    if (last.id === taskId) {
      last.hasMasked = hasMasked
      return
    }
    const done = last.done + (last.hasMasked && asks ? 1 : 0)
    setAbout(done > last.done && done % every === 0 ? last.id : null)
    before.current = { id: taskId, hasMasked, done }
  }, [taskId, hasMasked, asks])
  const say = (mood: Mood) => () => {
    if (about) give.mutate({ assignmentId: about, mood })
    setAbout(null)
  }
  useActions(
    'mood',
    { 'mood.good': { run: say('good') }, 'mood.neutral': { run: say('neutral') }, 'mood.bad': { run: say('bad') } },
    about !== null,
  )
  return (
    <div role="status">
      {about && (
        <div className={styles.break}>
          <p>{t('mood.ask')}</p>
          <MoodButton mood="good" />
          <MoodButton mood="neutral" />
          <MoodButton mood="bad" />
          <Button variant="bare" onPress={() => setAbout(null)}>
            {t('break.later')}
          </Button>
        </div>
      )}
    </div>
  )
}

function MoodButton({ mood }: { mood: Mood }) {
  const { t } = useTranslation('care')
  const action = useActionButton(`mood.${mood}`)
  return (
    <Button aria-keyshortcuts={action['aria-keyshortcuts']} onPress={() => action.onPress()}>
      {t(`mood.${mood}`)} {action.keys[0] && <Kbd>{action.keys[0]}</Kbd>}
    </Button>
  )
}
