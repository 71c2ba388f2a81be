import type { PointerEvent, ReactNode } from 'react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { ActionIdOf } from '#actions/table/action-table.ts'
import { useActionButton } from '#actions/use-action-button.ts'
import { levels, textFormAt } from '#core/viewing.ts'
import { useFormat } from '#i18n/use-format.ts'
import { type ButtonVariant, buttonClass } from '../button-class.ts'
import { Kbd } from '../kbd.tsx'
import type { HiderPreferences } from '../reveal-context.ts'
import type { Ladder } from './ladder.ts'
import styles from './masked.module.css'

/** Shift comes before its letter in every language. */
function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className={styles.keys} dir="ltr">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </span>
  )
}

interface StepProps {
  id: ActionIdOf<'viewing'>
  variant?: ButtonVariant
  canAct: boolean
  hasKeys: boolean
  onPress: () => void
  children: ReactNode
}

/** A button that stays where it is and keeps the focus when it has nothing left to do. */
function Step({ id, variant, canAct, hasKeys, onPress, children }: StepProps) {
  const { keys, 'aria-keyshortcuts': shortcuts } = useActionButton(id)
  return (
    <button
      type="button"
      className={buttonClass(variant, styles.step)}
      aria-disabled={!canAct || undefined}
      aria-keyshortcuts={hasKeys ? shortcuts : undefined}
      onClick={() => canAct && onPress()}
    >
      {children} {hasKeys && <Keys keys={keys} />}
    </button>
  )
}

/** Shows one step more while it is pressed, by pointer or by Space or Enter. */
function Peek({ ladder, hasKeys, canAct }: { ladder: Ladder; hasKeys: boolean; canAct: boolean }) {
  const { t } = useTranslation('viewing')
  const { keys, 'aria-keyshortcuts': shortcuts } = useActionButton('view.more')
  const letGo = useRef<() => void>(null)
  const hold = () => {
    if (canAct) letGo.current ??= ladder.hold()
  }
  const release = () => {
    letGo.current?.()
    letGo.current = null
  }
  const isPress = (key: string) => key === ' ' || key === 'Enter'
  return (
    <button
      type="button"
      className={buttonClass('primary', styles.step)}
      aria-disabled={!canAct || undefined}
      aria-keyshortcuts={hasKeys ? shortcuts : undefined}
      onPointerDown={(event: PointerEvent<HTMLButtonElement>) => {
        event.currentTarget.setPointerCapture?.(event.pointerId)
        hold()
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onLostPointerCapture={release}
      onContextMenu={(event) => event.preventDefault()}
      // The button's own press, held: no shortcut of the page.
      onKeyDown={(event) => isPress(event.key) && !event.repeat && hold()}
      onKeyUp={(event) => isPress(event.key) && release()}
      onBlur={release}
    >
      {t('hider.peek')} {hasKeys && <Keys keys={keys} />}
    </button>
  )
}

/** The time that is left, as a ring that empties by the second and in words. */
function Left({ ladder, whole }: { ladder: Ladder; whole: number }) {
  const { t } = useTranslation('viewing')
  const format = useFormat()
  const { secondsLeft, isPaused } = useStore(ladder.store)
  if (secondsLeft === null) return null
  return (
    <span className={styles.left} role="timer">
      <svg className={styles.ring} viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="8" />
        <circle cx="10" cy="10" r="8" pathLength="100" style={{ '--left': (secondsLeft / whole) * 100 }} />
      </svg>
      {isPaused ? t('hider.paused') : t('hider.remask', { time: format.duration(secondsLeft) })}
    </span>
  )
}

interface Props {
  ladder: Ladder
  preferences: HiderPreferences
  hasKeys: boolean
  isText: boolean
}

/** Where it stands on the ladder, the steps, and the time until it is masked again; in the same place whatever is shown. */
export function LadderBar({ ladder, preferences, hasKeys, isText }: Props) {
  const { t } = useTranslation('viewing')
  const { level, asked, secondsLeft } = useStore(ladder.store)
  const { steps } = ladder
  const [lowest = 0, highest = 0] = [steps[0], steps.at(-1)]
  const canRaise = (asked ?? level) < highest
  const { hold, remaskSeconds } = preferences
  return (
    <div className={styles.bar}>
      <div className={styles.where}>
        <span className={styles.meter} aria-hidden="true">
          {levels.map((one) => (
            <i
              key={one}
              data-on={one <= level || undefined}
              data-asked={(asked !== null && one > level && one <= asked) || undefined}
              data-never={one > highest || undefined}
            />
          ))}
        </span>
        <span>
          {t('hider.levelOf', { level })} · {isText ? t(`text.${textFormAt(level)}`) : t(`level.${level}`)}
        </span>
      </div>
      <div className={styles.steps}>
        <Step id="view.less" canAct={level > lowest || asked !== null} hasKeys={hasKeys} onPress={ladder.less}>
          {t('hider.less')}
        </Step>
        {hold && <Peek ladder={ladder} hasKeys={hasKeys} canAct={canRaise} />}
        <Step
          id="view.more"
          variant={hold ? 'quiet' : 'primary'}
          canAct={canRaise}
          hasKeys={hasKeys && !hold}
          onPress={ladder.more}
        >
          {t('hider.more')}
        </Step>
      </div>
      <div className={styles.time}>
        {secondsLeft !== null && (
          <>
            <Left ladder={ladder} whole={remaskSeconds ?? secondsLeft} />
            <Step id="view.longer" variant="bare" canAct hasKeys={hasKeys} onPress={ladder.longer}>
              {t('hider.longer')}
            </Step>
          </>
        )}
      </div>
    </div>
  )
}
