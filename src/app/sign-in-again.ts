import { createStore } from 'zustand/vanilla'

/** Whether the password is being asked for in place. */
export const signInAgain = createStore(() => ({ isOpen: false }))

/** Asks for the password over whatever is open, which stays as it is. */
export function askToSignIn(): void {
  signInAgain.setState({ isOpen: true })
}

/** The password was given. */
export function signedInAgain(): void {
  signInAgain.setState({ isOpen: false })
}
