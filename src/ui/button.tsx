import type { ReactNode } from 'react'
import { type ButtonVariant, buttonClass } from './button-class.ts'

interface Props {
  children: ReactNode
  variant?: ButtonVariant
  type?: 'button' | 'submit'
  isDisabled?: boolean | undefined
  /** Work is under way: the button stays focusable, says so, and does nothing. */
  isPending?: boolean
  isPressed?: boolean
  autoFocus?: boolean
  className?: string | undefined
  /** Told how it was pressed: `detail` is 0 from the keyboard, `pointerType` says whether by touch. */
  onPress?: ((press: { pointerType?: string; detail?: number }) => void) | undefined
  'aria-label'?: string | undefined
  'aria-keyshortcuts'?: string | undefined
  'aria-expanded'?: boolean | undefined
  'aria-haspopup'?: 'dialog' | 'menu' | undefined
  title?: string | undefined
  lang?: string | undefined
}

/** A button: native, so that keys, touch and screen readers find what they know. */
export function Button({
  variant,
  type = 'button',
  isDisabled,
  isPending,
  isPressed,
  className,
  onPress,
  children,
  ...rest
}: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(variant, className)}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
      aria-pressed={isPressed}
      onClick={(event) => {
        if (isPending) event.preventDefault()
        else onPress?.(event.nativeEvent)
      }}
    >
      {children}
    </button>
  )
}
