import { createStore } from 'zustand/vanilla'
import type { Place } from '#core/reveal.ts'

/** The report that the card on the screen is about. */
export interface Report {
  state: 'sending' | 'failed' | 'stored' | 'undone' | 'kept'
  place: Place
  /** What the server calls it, and until when it can be taken back (on this computer's clock). */
  id: string | null
  until: number
}

interface Reports {
  current: Report | null
  onStored: () => void
}

/** Where reports go. */
export interface ReportServer {
  report: (place: Place) => Promise<{ id: string }>
  undo: (reportId: string) => Promise<unknown>
}

let server: ReportServer | null = null

/** Says where reports go; the application does, once. */
export function connectReports(to: ReportServer): void {
  server = to
}

/** One card for the whole application, so that it stays while the page goes on. */
export const reports = createStore<Reports>(() => ({ current: null, onStored: () => {} }))

/** How long it can be taken back, in ms; a little less than the server allows, for the way there. */
const undoable = 9_500

const change = (part: Partial<Report>) =>
  reports.setState(({ current }) => ({ current: current && { ...current, ...part } }))

async function send(place: Place): Promise<void> {
  try {
    if (!server) throw new Error('reports go nowhere')
    const { id } = await server.report(place)
    change({ state: 'stored', id, until: Date.now() + undoable })
    reports.getState().onStored()
  } catch {
    change({ state: 'failed' })
  }
}

/** Reports content and shows the card; the caller has hidden it already. `onStored` hears when the server has it. */
export function report(place: Place, onStored: () => void): void {
  reports.setState({ current: { state: 'sending', place, id: null, until: 0 }, onStored })
  void send(place)
}

/** Sends again what did not arrive. */
export function sendAgain(): void {
  const { current } = reports.getState()
  if (!current) return
  change({ state: 'sending' })
  void send(current.place)
}

/** Takes the report back. */
export async function takeBack(): Promise<void> {
  const { current } = reports.getState()
  if (!current?.id) return
  try {
    await server?.undo(current.id)
    change({ state: 'undone' })
  } catch {
    change({ state: 'kept' })
  }
}

/** Closes the card. */
export function closeReport(): void {
  reports.setState({ current: null })
}
