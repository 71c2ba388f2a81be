import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import styles from './toast.module.css'

interface Toast {
  id: number
  text: string
}

const toasts = createStore<{ shown: Toast[] }>(() => ({ shown: [] }))
let last = 0

/** Shows a short message for six seconds, and tells it to screen readers. */
export function toast({ text }: { text: string }): void {
  last += 1
  const made = { id: last, text }
  toasts.setState(({ shown }) => ({ shown: [...shown.slice(-2), made] }))
}

function One({ id, text }: Toast) {
  useEffect(() => {
    const timer = setTimeout(
      () => toasts.setState(({ shown }) => ({ shown: shown.filter((one) => one.id !== id) })),
      6000,
    )
    return () => clearTimeout(timer)
  }, [id])
  return <p className={styles.toast}>{text}</p>
}

/** Where the messages appear; once per application. */
export function Toasts() {
  const { shown } = useStore(toasts)
  return (
    <div className={styles.toasts} role="status">
      {shown.map((one) => (
        <One key={one.id} {...one} />
      ))}
    </div>
  )
}
