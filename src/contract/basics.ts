import { z } from 'zod'
import { contentKinds, projectStates, roles, segments, treatments } from './words.ts'

/** A UUID in canonical text form. */
export const Id = z.uuid()
/** A BCP-47 language tag; its validity is checked in core. */
export const Language = z.string().min(2).max(35)
/** A market: ISO 3166 alpha-2 code or a short label of the team. */
export const Market = z.string().min(1).max(20)
/** The market of a query; empty where neither its row nor the import names one. */
export const QueryMarket = z.string().max(20)
/** A moment as ISO 8601 in UTC. */
export const Moment = z.iso.datetime({ offset: true })
/** Text per language tag, for names and descriptions. */
export const Texts = z.record(z.string().max(35), z.string().max(2000))

export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const Segment = z.enum(segments)
export type Segment = z.infer<typeof Segment>

export const ProjectState = z.enum(projectStates)
export type ProjectState = z.infer<typeof ProjectState>

export const Treatment = z.enum(treatments)
export type Treatment = z.infer<typeof Treatment>

export const ContentKind = z.enum(contentKinds)
export type ContentKind = z.infer<typeof ContentKind>

export type Texts = z.infer<typeof Texts>

/** The empty answer. */
export const Done = z.strictObject({ ok: z.literal(true) })
