import { useLayoutEffect, useRef } from 'react'
import type { Handler } from './action.ts'
import { type Handlers, registry } from './registry.ts'
import type { Scope } from './scopes.ts'
import type { ActionIdOf } from './table/action-table.ts'

/** What a component does for actions of one scope; an id that is absent or undefined is not offered. */
export type ScopeHandlers<S extends Scope> = { readonly [id in ActionIdOf<S>]?: Handler | undefined }

/**
 * Answers actions of a scope while the component is mounted and `active`. Handlers may be new at every render: the
 * keys are worked out again only when the set of ids, or an `enabled` flag, has changed.
 */
export function useActions<S extends Scope>(scope: S, handlers: ScopeHandlers<S>, active = true): void {
  const all: Handlers = handlers
  const latest = useRef(all)
  const registered = useRef<ReturnType<typeof registry.register>>(null)

  useLayoutEffect(() => {
    latest.current = all
    registered.current?.update(all)
  })

  useLayoutEffect(() => {
    if (!active) return
    const registration = registry.register(scope, latest.current)
    registered.current = registration
    return () => {
      registered.current = null
      registration.remove()
    }
  }, [scope, active])
}

const nothing = {}

/** Opens a scope without answering any action, so that what lies below it does not act: `useScope('dialog', isOpen)`. */
export function useScope(scope: Scope, active = true): void {
  useActions(scope, nothing, active)
}
