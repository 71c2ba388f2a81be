import type { Endpoint } from '../policy.ts'
import { member, project, trainer } from './policies.ts'

const session = `${project}/calibration/{sessionId}` as const

/** The room that a calibration session is held in. */
export const roomEndpoints = {
  'room.get': {
    method: 'get',
    path: `${session}/room`,
    summary: 'The room of a session, for those who have a seat in it',
    policy: member,
  },
  'room.events': {
    method: 'get',
    path: `${session}/room/events`,
    summary: 'What happens in the room, as server-sent events: stage, marks, seats',
    policy: member,
    answers: 'bytes',
  },
  'room.act': { method: 'post', path: `${session}/room/act`, summary: 'Lead the room one step on', policy: trainer },
  'room.vote': { method: 'post', path: `${session}/room/votes`, summary: 'Vote on an item', policy: member },
  'room.agree': {
    method: 'post',
    path: `${session}/room/names`,
    summary: 'Say whether the room may see who said what',
    policy: member,
  },
  'room-item.media': {
    method: 'get',
    path: `${session}/items/{n}/{part}`,
    summary: 'Media of an item that is shown',
    policy: member,
    answers: 'bytes',
  },
  'suspect.reportItem': {
    method: 'post',
    path: `${session}/items/{n}/suspect`,
    summary: 'Report an item as suspected abuse of a child: it is hidden from everybody at once',
    policy: member,
  },
  'room-item.reveal': {
    method: 'post',
    path: `${session}/items/{n}/reveal`,
    summary: 'Ask for one part of a masked item at a level',
    policy: member,
  },
} as const satisfies Record<string, Endpoint>
