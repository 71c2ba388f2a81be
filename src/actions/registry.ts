import { createStore } from 'zustand/vanilla'
import type { ActionCall, Handler } from './action.ts'
import { buildIndex, type KeyIndex, type Listener } from './match.ts'
import type { Scope } from './scopes.ts'
import type { ActionId } from './table/action-table.ts'

export type Handlers = { readonly [id in ActionId]?: Handler | undefined }

/** A listener with what it does; `handlers` is replaced at every render and read only when an action is called. */
export type Registration = Listener & { handlers: Handlers; readonly enabled: string }

export type RegistryState = {
  registrations: readonly Registration[]
  letterKeys: boolean
  index: KeyIndex<Registration>
  /** What is asked before everything else. */
  first: KeyIndex<Registration>
}

function idsOf(handlers: Handlers): ActionId[] {
  return (Object.keys(handlers) as ActionId[]).filter((id) => handlers[id])
}

/** The flags that buttons follow, as text, so that a render that changes none of them costs one comparison. */
function flagsOf(handlers: Handlers): string {
  return idsOf(handlers)
    .map((id) => `${id}=${handlers[id]?.enabled !== false}`)
    .join()
}

/** Whether a handler may be called now. */
export function isEnabled(handler: Handler | undefined): boolean {
  if (!handler) return false
  return typeof handler.enabled === 'function' ? handler.enabled() : handler.enabled !== false
}

/** Makes an empty registry: who listens for which action now, and the keys that follow from it. */
export function createRegistry() {
  const store = createStore<RegistryState>(() => ({
    registrations: [],
    letterKeys: true,
    index: new Map(),
    first: new Map(),
  }))

  function setAll(registrations: readonly Registration[]) {
    const { letterKeys } = store.getState()
    const [index, first] = [buildIndex(registrations, letterKeys), buildIndex(registrations, letterKeys, true)]
    store.setState({ registrations, index, first })
  }

  return {
    store,

    /** Puts a scope on top; `update` gives it new handlers in its place, `remove` takes it away. */
    register(scope: Scope, handlers: Handlers) {
      let mine: Registration = { scope, ids: idsOf(handlers), handlers, enabled: flagsOf(handlers) }
      setAll([...store.getState().registrations, mine])
      return {
        update(next: Handlers) {
          mine.handlers = next
          const enabled = flagsOf(next)
          if (enabled === mine.enabled) return
          const before = mine
          mine = { scope, ids: idsOf(next), handlers: next, enabled }
          setAll(store.getState().registrations.map((one) => (one === before ? mine : one)))
        },
        remove() {
          setAll(store.getState().registrations.filter((one) => one !== mine))
        },
      }
    },

    /** Switches lone letters and signs on or off as keys; digits, arrows, named keys and Mod stay. */
    setLetterKeys(letterKeys: boolean) {
      if (letterKeys === store.getState().letterKeys) return
      store.setState({ letterKeys, index: buildIndex(store.getState().registrations, letterKeys) })
    },
  }
}

export type Registry = ReturnType<typeof createRegistry>

/** The one handler that an action has now; none where it is disabled or where two would answer. */
export function handlerOf({ registrations }: RegistryState, id: ActionId): Handler | undefined {
  const enabled = registrations.map(({ handlers }) => handlers[id]).filter((handler) => isEnabled(handler))
  return enabled.length === 1 ? enabled[0] : undefined
}

/** The registry of this page. */
export const registry = createRegistry()

/** Calls an action from a button or the palette; false where nobody can do it now. */
export function callAction(id: ActionId, call: Partial<ActionCall> & Pick<ActionCall, 'input'>): boolean {
  const handler = handlerOf(registry.store.getState(), id)
  handler?.run({ digit: null, choice: null, ...call })
  return handler !== undefined
}

/** Sets whether lone letters and signs act as keys (WCAG 2.1.4), as the person's settings say. */
export function setLetterKeys(letterKeys: boolean): void {
  registry.setLetterKeys(letterKeys)
}
