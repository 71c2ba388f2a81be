import { expect, test } from 'vitest'
import { sniffMedia } from './sniff-media.ts'

const file = (head: string | number[]) => {
  const start = typeof head === 'string' ? [...new TextEncoder().encode(head)] : head
  return new Uint8Array([...start, ...Array.from({ length: 32 }, () => 0)])
}

test.each([
  [[0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
  ['GIF89a', 'image/gif'],
  ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
  ['\0\0\0\x1cftypavif', 'image/avif'],
  ['\0\0\0\x1cftypisom', 'video/mp4'],
  [[0x1a, 0x45, 0xdf, 0xa3], 'video/webm'],
])('%j is %s', (head, mime) => {
  expect(sniffMedia(file(head))?.mime).toBe(mime)
})

test.each([
  '<svg xmlns="http://www.w3.org/2000/svg">',
  '<!DOCTYPE html>',
  '#EXTM3U\n',
  '%PDF-1.7',
  '\0\0\0\x1cftypM4A ',
  '',
])('%j is nothing that is decoded', (head) => {
  expect(sniffMedia(file(head))).toBeNull()
})

test('a file too short to be anything is nothing', () => {
  expect(sniffMedia(new Uint8Array([0xff, 0xd8, 0xff]))).toBeNull()
})
