import { createStore } from 'zustand/vanilla'
import { untilHere } from '#browser/until-here.ts'

/** Whether the password is being asked for in place. */
export const signInAgain = createStore(() => ({ isOpen: false }))

/** The form, in a file of its own that most days never load. */
export const loadSignInForm = () => untilHere(() => import('#features/account/sign-in-form.tsx'))

/** Asks for the password over whatever is open, which stays as it is. The form comes first, so that the focus has a place to go. */
export function askToSignIn(): void {
  const open = () => signInAgain.setState({ isOpen: true })
  loadSignInForm().then(open, open)
}

/** The password was given. */
export function signedInAgain(): void {
  signInAgain.setState({ isOpen: false })
}
