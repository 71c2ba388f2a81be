import { type RawBuilder, sql } from 'kysely'
import type { ContentKind, Treatment } from '#contract/basics.ts'
import type { Finding } from '#core/taxonomy.ts'
import type { Level } from '#core/viewing.ts'
import { isQueryHeld } from './hold-back.ts'

/** What decides how far somebody sees a masked result, and what its card says. */
export interface HeldFacts {
  treatment: Treatment
  own_treatment: Treatment | null
  predicted: Finding[]
  predicted_treatment: Treatment | null
  /** Categories that the source or a model gives. */
  categories: string[]
  query_treatment: Treatment | null
  query_categories: string[]
  treatment_floor: Treatment
  has_media: boolean
  /** The pictures made of its media, one per level, smallest first; null where it is not masked or none was made. */
  pictures: { level: Level; width: number; height: number }[] | null
}

/** A result row with its asset's facts. */
export interface StoredResult extends HeldFacts {
  id: string
  content_key: string
  market: string
  task_id: string | null
  rank: number | null
  kind: ContentKind
  title: string
  snippet: string
  text: string
  url: string | null
  author: string
  published: string | null
  duration_seconds: number | null
  captions: { language: string; hash: string }[]
  poster_hash: string | null
  mime: string | null
  /** Where media that is not kept here lies, and the origins that it may come from. */
  media_url: string | null
  poster_url: string | null
  origins: string[] | null
  width: number | null
  height: number | null
}

/** The columns of `HeldFacts`, from `result r`, `query q` and `project p`. */
export const heldColumns: RawBuilder<unknown> = sql`r.treatment, r.own_treatment, r.predicted, r.predicted_treatment, r.categories,
  q.treatment as query_treatment, q.categories as query_categories, p.treatment_floor, r.asset_hash is not null or r.media_url is not null as has_media,
  case when r.treatment in ('T2', 'T3', 'T4') then (select jsonb_agg(jsonb_build_object('level', v.level, 'width', v.width, 'height', v.height) order by v.level)
    from preview v where v.asset_hash = r.asset_hash and v.n = 0) end as pictures`

/** The columns of `StoredResult` but its place and rank, from `result r`, `query q`, `project p`, and `asset a`, which may be missing. */
export const resultColumns: RawBuilder<unknown> = sql`r.id, r.content_key, q.market, r.kind, case when r.form = 'page' and ${isQueryHeld} then '' else r.title end as title, r.snippet, r.text, r.url, r.author, r.published,
  r.duration_seconds, r.captions, r.poster_hash, r.media_url, r.poster_url, p.viewing -> 'origins' as origins, a.mime, a.width, a.height, ${heldColumns}`

/** What these columns are read from, once `result r` is there. */
export const resultJoins: RawBuilder<unknown> = sql`join query q on q.project_id = r.project_id and q.id = r.query_id
  join project p on p.id = r.project_id left join asset a on a.hash = r.asset_hash`
