import { SignInAgain } from './sign-in-again-dialog.tsx'

/** What can lie over any page. */
export function Overlays() {
  return <SignInAgain />
}
