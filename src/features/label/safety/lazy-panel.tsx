import { Suspense } from 'react'
import { useScope } from '#actions/use-actions.ts'
import { asksMore } from '#core/safety.ts'
import { lazyPart } from '#ui/lazy-part.ts'
import { useTask } from '../parts/label-context.ts'
import { askedOf } from '../store/lacking.ts'

// Fetched by projects that ask for it alone, and there before it is opened.
const SafetyPanel = lazyPart(() => import('./safety-panel.tsx'), 'SafetyPanel')

/** While the picker is on its way, what is typed for it must not act on the page. */
function Pending({ isOpen }: { isOpen: boolean }) {
  useScope('dialog', isOpen)
  return null
}

/** The part of the panel that is about safety; nothing of it is loaded where none is asked. */
export function LazySafetyPanel(props: { isOpen: boolean; setOpen: (isOpen: boolean) => void }) {
  const isAsked = useTask((state) => asksMore(askedOf(state).safety))
  if (!isAsked) return null
  return (
    <Suspense fallback={<Pending isOpen={props.isOpen} />}>
      <SafetyPanel {...props} />
    </Suspense>
  )
}
