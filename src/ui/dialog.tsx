import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useScope } from '#actions/use-actions.ts'
import styles from './dialog.module.css'
import { Toasts } from './toast.tsx'

interface Props {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  size?: 'small' | 'medium' | 'large'
  /** For what needs an answer: announced at once, and not closed by a click beside it. */
  isAlert?: boolean
}

/** A modal dialog on the platform's own element: focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog({ title, isOpen, onClose, children, size = 'medium', isAlert }: Props) {
  const { t } = useTranslation('ui')
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useScope('dialog', isOpen)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || !isOpen) return
    const before = document.activeElement
    dialog.showModal()
    // React's autoFocus came too early: in a closed dialog nothing can take the focus.
    const first =
      dialog.querySelector<HTMLElement>('input:not([readonly]), textarea, select') ??
      dialog.querySelector<HTMLElement>(':scope header ~ div button')
    first?.focus()
    // What is still loading takes the focus when it comes; until then no key may press the cross.
    if (document.activeElement !== first) dialog.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [isOpen])
  if (!isOpen) return null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself; the click is for the area around it.
    <dialog
      ref={ref}
      className={`${styles.dialog} ${styles[size]}`}
      role={isAlert ? 'alertdialog' : undefined}
      aria-labelledby={id}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === ref.current && !isAlert) onClose()
      }}
    >
      <div className={styles.inner}>
        <header>
          <h2 id={id} dir="auto">
            {title}
          </h2>
          <button type="button" className={styles.close} aria-label={t('close')} onClick={onClose}>
            ×
          </button>
        </header>
        <div className={styles.body}>{children}</div>
      </div>
      <Toasts />
    </dialog>
  )
}
