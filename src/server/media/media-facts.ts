import type { MediaFacts } from '../deps.ts'
import { findDecoder } from './decoder.ts'
import { loadSharp } from './pictures.ts'

/** Which decoder the worker finds here, and whether it can make pictures; asks for both anew, since programs come and go. */
export async function mediaFacts(): Promise<MediaFacts> {
  const [decoder, sharp] = await Promise.all([findDecoder(process.env.TOUCHSTONE_FFMPEG), loadSharp()])
  return { decoder: decoder?.from ?? 'none', version: decoder?.version ?? null, pictures: sharp !== null }
}
