import { inflateRawSync } from 'node:zlib'

/** The text files of a ZIP archive by name, read by its central directory. */
export function unzip(bytes: Uint8Array): Record<string, string> {
  const data = Buffer.from(bytes)
  const files: Record<string, string> = {}
  let at = data.readUInt32LE(data.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16)
  while (data.readUInt32LE(at) === 0x02014b50) {
    const [method, size, nameLength, extra, comment, start] = [
      data.readUInt16LE(at + 10),
      data.readUInt32LE(at + 20),
      data.readUInt16LE(at + 28),
      data.readUInt16LE(at + 30),
      data.readUInt16LE(at + 32),
      data.readUInt32LE(at + 42),
    ]
    const name = data.toString('utf8', at + 46, at + 46 + nameLength)
    const body = start + 30 + data.readUInt16LE(start + 26) + data.readUInt16LE(start + 28)
    const packed = data.subarray(body, body + size)
    files[name] = (method === 8 ? inflateRawSync(packed) : packed).toString('utf8')
    at += 46 + nameLength + extra + comment
  }
  return files
}
