import styles from './button.module.css'

export type ButtonVariant = 'quiet' | 'primary' | 'danger' | 'bare'

/** The class of a button, for what must be another element: a router's link, a label. */
export function buttonClass(variant: ButtonVariant = 'quiet', className?: string): string {
  return [styles.button, styles[variant], className].filter(Boolean).join(' ')
}
