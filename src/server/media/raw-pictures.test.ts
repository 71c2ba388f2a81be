import sharp from 'sharp'
import { expect, test } from 'vitest'
import { greyOf, type Raw, shrinkGrey, shrinkGreyTo, upright } from './raw-pictures.ts'

const grey = (width: number, height: number, ...data: number[]): Raw => ({
  data: new Uint8Array(data),
  width,
  height,
  channels: 1,
})

test('grey is what the eye makes of the colours', () => {
  const colours = [255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255]
  const values = [255, 0, 54, 182, 19]
  expect([...greyOf({ ...grey(5, 1, ...colours), channels: 3 }).data]).toEqual(values)
  expect([...greyOf({ ...grey(2, 1, 7, 255, 9, 255), channels: 2 }).data]).toEqual([7, 9])
})

test('a smaller picture has the means of the areas, parts of pixels counted as parts', () => {
  expect([...shrinkGrey(grey(4, 2, 0, 10, 20, 30, 10, 20, 30, 40), 2, 1).data]).toEqual([10, 30])
  expect([...shrinkGrey(grey(3, 1, 0, 30, 90), 2, 1).data]).toEqual([10, 70])
  expect([...shrinkGrey(grey(1, 3, 0, 30, 90), 1, 2).data]).toEqual([10, 70])
  const white = { ...grey(640, 427), data: new Uint8Array(640 * 427).fill(255) }
  expect(new Set(shrinkGrey(white, 320, 213).data)).toEqual(new Set([255]))
})

test('a picture is never made wider, keeps its proportions, and is at least one pixel high', () => {
  const sizes = [
    [grey(640, 480), 320],
    [grey(20, 20), 24],
    [grey(600, 5), 24],
  ] as const
  const made = sizes.map(([{ width, height }, widest]) =>
    shrinkGreyTo({ data: new Uint8Array(width * height), width, height, channels: 1 }, widest),
  )
  expect(made.map(({ width, height }) => [width, height])).toEqual([
    [320, 240],
    [20, 20],
    [24, 1],
  ])
})

test('what is smaller than its print has the same values more often', () => {
  expect([...shrinkGrey(grey(2, 1, 10, 20), 4, 2).data]).toEqual([10, 10, 20, 20, 10, 10, 20, 20])
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i is turned as the library turns it', async (orientation) => {
  const size = { width: 5, height: 3, channels: 3 as const }
  const data = Uint8Array.from({ length: 45 }, (_, at) => at * 5)
  const file = await sharp(data, { raw: size }).withMetadata({ orientation }).png().toBuffer()
  const wanted = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true })
  const turned = upright({ data, ...size }, orientation)
  expect([turned.width, turned.height]).toEqual([wanted.info.width, wanted.info.height])
  expect([...turned.data]).toEqual([...wanted.data])
})
