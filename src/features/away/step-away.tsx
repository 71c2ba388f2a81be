import { useEffect, useState } from 'react'
import { useActions } from '#actions/use-actions.ts'
import { maskAll } from '#ui/content-hider/shield.ts'
import { AwayOverlay } from './away-overlay.tsx'
import { BreakPrompt } from './break-prompt.tsx'
import { MoodRow } from './mood-row.tsx'

interface Props {
  /** Whether anything masked is in hand. */
  hasMasked: boolean
  /** The task in hand, where its project asks now and then how people feel. */
  taskId?: string
  asksMood?: boolean
  /** The person stepped away, or came back. */
  onAway?: (isAway: boolean) => void
  /** Gives the task in hand back for good; null where that cannot be. */
  onGiveBack?: (() => void) | null
}

/** The way out of the work, by one key and without a reason, and the quiet word that it is time for a break. Nothing of it leaves the browser. */
export function StepAway({ hasMasked, taskId, asksMood = false, onAway, onGiveBack = null }: Props) {
  const [isAway, setAway] = useState(false)
  useEffect(() => {
    if (!isAway) return
    onAway?.(true)
    return () => onAway?.(false)
  }, [isAway, onAway])
  const step = () => {
    maskAll('card')
    setAway(true)
  }
  useActions('stepping', { 'away.step': { run: step } })
  return (
    <>
      {taskId && <MoodRow taskId={taskId} hasMasked={hasMasked} asks={asksMood} />}
      <BreakPrompt isWorking={hasMasked && !isAway} onStepAway={step} />
      {isAway && (
        <AwayOverlay
          onBack={() => setAway(false)}
          onGiveBack={
            onGiveBack &&
            (() => {
              setAway(false)
              onGiveBack()
            })
          }
        />
      )}
    </>
  )
}
