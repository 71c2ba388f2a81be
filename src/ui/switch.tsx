import type { ReactNode } from 'react'
import { Checkbox } from './checkbox.tsx'

/** On or off, at once. */
export function Switch(props: {
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  children: ReactNode
  description?: string
}) {
  return <Checkbox {...props} isSwitch />
}
