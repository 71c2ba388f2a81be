import { expect, test } from 'vitest'
import { allowedMedia, mediaKind, mediaOrigin, webAddress } from './remote-address.ts'

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  'blob:https://a.example/1',
  'ftp://a.example/x',
  'file:///etc/passwd',
  '//a.example/x',
  'https:/a.example',
  'https:\\\\a.example',
  'https://a.example\\@b.example/',
  'https://user@a.example/',
  'https://user:secret@a.example/',
  'https://:secret@a.example/',
  'https://a.example/\u202egpj.exe',
  'https://a.example/\u200b',
  'https://a.example/\u0000',
  'https://a.example/a b',
  'https://',
  `https://a.example/${'x'.repeat(2000)}`,
])('%j is no web address', (text) => expect(webAddress(text)).toBeNull())

test('web addresses', () => {
  expect(webAddress('https://a.example/x?y=1#z')?.href).toBe('https://a.example/x?y=1#z')
  expect(webAddress('HTTP://A.example')?.href).toBe('http://a.example/')
})

test.each([
  ['https://CDN.example.org', 'https://cdn.example.org'],
  ['https://cdn.example.org:443/', 'https://cdn.example.org'],
  ['https://cdn.example.org:8443', 'https://cdn.example.org:8443'],
  ['http://localhost:9000', 'http://localhost:9000'],
  ['http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
  ['http://cdn.example.org', null],
  ['https://cdn.example.org/path', null],
  ['https://cdn.example.org?x', null],
  ['https://*.example.org', null],
  ["https://a.example;script-src'unsafe-inline'", null],
  ['https://a.example, https://b.example', null],
  ['https://a:b@c.example', null],
  ['cdn.example.org', null],
])('the origin of %j is %j', (text, origin) => expect(mediaOrigin(text)).toBe(origin))

test('media is used only from an origin of the list, as it is when it is used', () => {
  const origins = ['https://cdn.example.org', 'nonsense']
  expect(allowedMedia('https://cdn.example.org/a.mp4', origins)).toBe('https://cdn.example.org/a.mp4')
  for (const other of [
    'https://cdn.example.org.evil.example/a.mp4',
    'http://cdn.example.org/a.mp4',
    'https://cdn.example.org:8443/a.mp4',
    'javascript:1',
    'nonsense',
    null,
  ])
    expect(allowedMedia(other, origins)).toBeNull()
  expect(allowedMedia('https://cdn.example.org/a.mp4', [])).toBeNull()
})

test('what media is shows in its ending', () => {
  const kind = (path: string) => mediaKind(new URL(path, 'https://a.example'))
  expect([kind('/a.JPG'), kind('/a.m3u8?x=1'), kind('/a'), kind('/a?f=x.mp4')]).toEqual(['image', 'video', null, null])
})
