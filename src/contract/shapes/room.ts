import { z } from 'zod'
import { Done, Id } from '../basics.ts'
import { NewVote, OwnVote, RoomAct, RoomStage, RoomView } from '../calibration.ts'
import { Reported } from '../officer.ts'
import { Grant, RevealAsk } from '../viewing.ts'
import { inProject, type Shape } from './shape.ts'

const inSession = inProject({ sessionId: Id })
const itemOf = inSession.extend({ n: z.coerce.number().int().min(0).max(1000) })

/** The room that a calibration session is held in. */
export const roomShapes = {
  'room.get': { params: inSession, answer: RoomView },
  'room.events': { params: inSession },
  'room.act': {
    params: inSession,
    body: z.strictObject({ step: z.number().int().min(0), act: RoomAct }),
    /** Where the room is now; `done`: whether this act did it, which a repeated or late one does not. */
    answer: z.strictObject({ done: z.boolean(), stage: RoomStage }),
  },
  'room.vote': { params: inSession, body: NewVote, answer: OwnVote },
  'room.agree': { params: inSession, body: z.strictObject({ agrees: z.boolean() }), answer: Done },
  'room-item.media': { params: itemOf.extend({ part: z.string().max(300) }) },
  'suspect.reportItem': { params: itemOf, answer: Reported },
  'room-item.reveal': { params: itemOf, body: RevealAsk, answer: Grant },
} as const satisfies Record<string, Shape>
