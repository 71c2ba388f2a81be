/** Keys that mean the same on every page where work is done. `Mod+Enter` submits from within a text field. */
export const shared = {
  submit: ['Enter', 'Mod+Enter'],
  undo: ['u'],
  guideline: ['g'],
} as const

/** The digits, for actions that take one. */
export const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
