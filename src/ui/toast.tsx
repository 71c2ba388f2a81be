import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import styles from './toast.module.css'

interface Message {
  text: string
  /** Takes back what the message tells of; the message then stays for ten seconds. */
  onUndo?: () => void
}

interface Toast extends Message {
  id: number
}

interface Store {
  shown: Toast[]
  /** Where messages can appear, innermost last: under an open dialog nobody could hear or press them. */
  places: string[]
}

const toasts = createStore<Store>(() => ({ shown: [], places: [] }))
let last = 0

/** Shows a short message for six seconds, longer where it can be undone, and tells it to screen readers. */
export function toast(message: Message): void {
  last += 1
  const made = { ...message, id: last }
  toasts.setState(({ shown }) => ({ shown: [...shown.slice(-2), made] }))
}

function drop(id: number): void {
  toasts.setState(({ shown }) => ({ shown: shown.filter((one) => one.id !== id) }))
}

function One({ id, text, onUndo }: Toast) {
  const { t } = useTranslation('ui')
  // Nobody should lose the button while reaching for it (WCAG 2.2.1): time stands still under pointer and focus.
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(drop, onUndo ? 10_000 : 6_000, id)
    return () => clearTimeout(timer)
  }, [id, onUndo, isHeld])
  const undo = () => {
    drop(id)
    onUndo?.()
  }
  const hold = { onPointerEnter: () => setHeld(true), onFocus: () => setHeld(true) }
  const letGo = { onPointerLeave: () => setHeld(false), onBlur: () => setHeld(false) }
  return (
    <p className={styles.toast} {...hold} {...letGo}>
      {text}
      {onUndo && (
        <button type="button" className={styles.undo} onClick={undo}>
          {t('undo')}
        </button>
      )}
    </p>
  )
}

/** Where the messages appear: once in the application, and once in every open dialog. */
export function Toasts() {
  const id = useId()
  const shown = useStore(toasts, (state) => state.shown)
  const isInnermost = useStore(toasts, ({ places }) => places.at(-1) === id)
  useEffect(() => {
    toasts.setState(({ places }) => ({ places: [...places, id] }))
    return () => toasts.setState(({ places }) => ({ places: places.filter((place) => place !== id) }))
  }, [id])
  return (
    <div className={styles.toasts} role="status">
      {isInnermost && shown.map((one) => <One key={one.id} {...one} />)}
    </div>
  )
}
