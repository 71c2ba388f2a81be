import { createContext, use } from 'react'
import type { RoomSession, RoomState } from '#client/room/room-session.ts'
import type { RoomItem, RoomView } from '#contract/calibration.ts'

interface Room {
  session: RoomSession
  projectId: string
  sessionId: string
  /** Languages that grades have names in. */
  languages: readonly string[]
}

/** The room around the parts of its page. */
export const RoomContext = createContext<Room | null>(null)

/** The room; throws outside of one. */
export function useRoom(): Room {
  const room = use(RoomContext)
  if (!room) throw new Error('This part stands in a room.')
  return room
}

/** Something of the room's state. */
export function useRoomState<T>(pick: (state: RoomState) => T): T {
  return useRoom().session.store(pick)
}

const noView = () => {
  throw new Error('The room is not here yet.')
}

/** Something of the room as it is, for what stands there many times: it is drawn anew only when that changes. */
export function useViewOf<T>(pick: (view: RoomView) => T): T {
  return useRoomState(({ view }) => pick(view ?? noView()))
}

/** The room as it is; the page draws its parts only once it is here. */
export function useView(): RoomView {
  return useViewOf((view) => view)
}

/** The item on the table; undefined in the lobby, at the end, and where nobody may see it any more. */
export function useItem(): RoomItem | undefined {
  const { items, stage } = useView()
  return items.find(({ n }) => n === stage.n)
}

/** Whether the person leads. */
export function useLeads(): boolean {
  const { stage, own } = useView()
  return own.mayLead && stage.trainer === own.seat
}
