import { create, type StoreApi, type UseBoundStore } from 'zustand'
import type {
  NewVote,
  OwnVote,
  RoomAct,
  RoomMarks,
  RoomStage,
  RoomView,
  Seat,
  StageNews,
  VotesNews,
} from '#contract/calibration.ts'
import { isRevealed } from '#core/calibration/room.ts'
import { uuidv7 } from '#core/uuid.ts'
import { ApiError, call } from '../call.ts'
import { keepLine, type RoomEvent } from './room-line.ts'
import { keepVotes, keptVotes } from './votes-kept.ts'

/** What a vote says; the rest is added when it is sent. */
export type VoteWords = Pick<NewVote, 'value' | 'reason' | 'safety' | 'explanation' | 'clause'>

export interface RoomState {
  view: RoomView | null
  error: ApiError | null
  isOnline: boolean
  /** The own words per item, sent or not. */
  said: Record<number, VoteWords>
  /** Votes that the server has not acknowledged. */
  unsent: readonly NewVote[]
  /** A vote came after the reveal, or was refused. */
  refused: ApiError | null
  isActing: boolean
  /** How far the server's clock is ahead of this one, in ms. */
  clock: number
}

export interface RoomSession {
  store: UseBoundStore<StoreApi<RoomState>>
  start: () => () => void
  say: (n: number, words: Partial<VoteWords>, revealLevel: number) => void
  act: (act: RoomAct) => Promise<boolean>
  agree: (agrees: boolean) => void
}

const nothing: VoteWords = { value: null, reason: null, safety: null, explanation: '', clause: null }
const wordsOf = ({ value, reason, safety, explanation, clause }: OwnVote | NewVote): VoteWords => ({
  ...{ value, reason, safety, explanation, clause },
})
/** How long to wait before a vote is sent again, in ms. */
const pause = 1500

/** Whether a vote says all that the session asks for. */
export function isWhole({ value, reason, safety }: VoteWords, asks: RoomView['asks']): boolean {
  if (reason !== null) return true
  return (asks === 'safety' || value !== null) && (asks === 'relevance' || safety !== null)
}

/** Whether an item is voted on once more: what was said of it before is not said again. */
const isAgain = (before: RoomStage, now: RoomStage) =>
  now.n !== null && now.n === before.n && now.round !== before.round

/** Whether a stage that is known is as new as the one of an answer, or newer: it has come since the request was made, when it was `start`. */
const isLater = (known: RoomStage, answer: RoomStage, start: RoomStage | undefined) =>
  known.step > answer.step || (known.step === answer.step && known !== start)

/** A room as one person is in it: its state as the server tells it, the own votes at once, and none of them lost. */
export function createRoomSession(key: { projectId: string; sessionId: string }): RoomSession {
  const store = create<RoomState>(() => ({
    ...{ view: null, error: null, isOnline: false, said: {}, unsent: keptVotes(key.sessionId), refused: null },
    ...{ isActing: false, clock: 0 },
  }))
  const { getState, setState } = store
  /** The votes that came down the line last. */
  let heard: VotesNews | null = null
  let isSending = false
  /** Acts under way, by kind, one after the other. */
  let under: RoomAct['act'][] = []
  let acting: Promise<unknown> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined

  function patch(part: Partial<Pick<RoomView, 'stage' | 'marks' | 'seats'>>) {
    setState(({ view }) => (view ? { view: { ...view, ...part } } : {}))
  }

  function forget(n: number | null) {
    const { [n ?? Number.NaN]: _, ...said } = getState().said
    setState({ said })
  }

  /** The votes as the line told them last, where they are those that a stage shows: each change of them comes down the line. */
  const heardFor = ({ phase, n, round }: StageNews) =>
    heard && isRevealed(phase) && heard.n === n && heard.round === round ? heard.votes : null

  function goTo(stage: RoomStage) {
    const before = getState().view?.stage
    if (before && stage.step < before.step) return
    patch({ stage })
    if (before && isAgain(before, stage)) forget(stage.n)
  }

  function hear({ kind, data }: RoomEvent) {
    if (kind === 'votes') {
      heard = data as VotesNews
      const stage = getState().view?.stage
      const votes = stage && heardFor(stage)
      if (votes) patch({ stage: { ...stage, votes } })
    }
    if (kind === 'stage') goTo({ ...(data as StageNews), votes: heardFor(data as StageNews) })
    if (kind === 'marks') patch({ marks: data as RoomMarks })
    if (kind === 'seats') patch({ seats: (data as { seats: Seat[] }).seats })
  }

  async function load(): Promise<void> {
    const { view: start, said: before } = getState()
    try {
      const view = await call('room.get', { params: key })
      const { view: known, said, unsent } = getState()
      // What the line has told meanwhile is as new as this answer, or newer.
      const later = known && isLater(known.stage, view.stage, start?.stage) ? known.stage : view.stage
      const marks = known && known.marks !== start?.marks ? known.marks : view.marks
      const seats = known && known.seats !== start?.seats ? known.seats : view.seats
      const again = known && isAgain(known.stage, later) ? later.n : null
      // What was said meanwhile is newer than this answer, and what is not whole has never been sent.
      const own = Object.entries(said).filter(
        ([n, words]) => Number(n) !== again && (words !== before[Number(n)] || !isWhole(words, view.asks)),
      )
      const sent = view.own.votes.map((vote) => [vote.n, wordsOf(vote)])
      const waiting = unsent.map((vote) => [vote.n, wordsOf(vote)])
      setState({
        view: { ...view, stage: { ...later, votes: heardFor(later) ?? later.votes }, marks, seats },
        ...{ error: null, clock: Date.parse(view.now) - Date.now() },
        said: Object.fromEntries([...sent, ...own, ...waiting]),
      })
    } catch (error) {
      if (error instanceof ApiError && (error.id !== 'offline' || !getState().view)) setState({ error })
    }
  }

  async function send(): Promise<void> {
    if (isSending) return
    isSending = true
    clearTimeout(timer)
    try {
      for (let [vote] = getState().unsent; vote; [vote] = getState().unsent) {
        const { id } = vote
        await call('room.vote', { params: key, body: vote }).catch((error: unknown) => {
          if (
            !(error instanceof ApiError) ||
            error.id === 'offline' ||
            error.status >= 500 ||
            error.status === 401 ||
            error.status === 429
          )
            throw error
          setState({ refused: error })
          forget(vote.n)
          void load()
        })
        setState(({ unsent }) => ({ unsent: unsent.filter((one) => one.id !== id) }))
        keepVotes(key.sessionId, getState().unsent)
      }
    } catch {
      timer = setTimeout(() => void send(), pause)
    } finally {
      isSending = false
    }
  }

  async function perform(act: RoomAct): Promise<boolean> {
    const { view } = getState()
    if (!view) return false
    setState({ isActing: true })
    const start = view.stage
    try {
      const { done, stage } = await call('room.act', { params: key, body: { step: view.stage.step, act } })
      const known = getState().view?.stage
      if (!known || !isLater(known, stage, start)) goTo({ ...stage, votes: heardFor(stage) ?? stage.votes })
      return done
    } catch (error) {
      if (error instanceof ApiError) setState({ refused: error })
      return false
    } finally {
      setState({ isActing: false })
    }
  }

  return {
    store,
    start() {
      void load()
      const close = keepLine(key, {
        event: hear,
        opened: () => {
          setState({ isOnline: true })
          void load()
          void send()
        },
        lost: () => {
          heard = null
          setState({ isOnline: false })
        },
      })
      return () => {
        close()
        clearTimeout(timer)
      }
    },
    say(n, words, revealLevel) {
      const { view, said } = getState()
      if (!view) return
      const all = { ...(said[n] ?? nothing), ...words }
      setState({ said: { ...said, [n]: all }, refused: null })
      if (!isWhole(all, view.asks)) return
      const round = view.stage.n === n ? view.stage.round : (view.own.votes.find((vote) => vote.n === n)?.round ?? 0)
      const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
      const vote: NewVote = { id, n, round, ...all, revealLevel }
      // What has not left yet is replaced by what is meant now; one under way may have arrived.
      setState(({ unsent }) => ({
        unsent: [...unsent.filter((one, at) => one.n !== n || (at === 0 && isSending)), vote],
      }))
      keepVotes(key.sessionId, getState().unsent)
      void send()
    },
    act(act) {
      // A key pressed twice means its act once; another one waits for the first, and is meant for where that leads.
      const kind = act.act
      if (under.includes(kind)) return Promise.resolve(false)
      under = [...under, kind]
      const turn = acting
        .then(() => perform(act))
        .finally(() => {
          under = under.filter((one) => one !== kind)
        })
      acting = turn
      return turn
    },
    agree(agrees) {
      void call('room.agree', { params: key, body: { agrees } }).catch(() => {})
    },
  }
}
