import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A server of somebody else, on this computer: answers by path, counts what was asked. */
export async function remoteServer(
  answers: Record<string, Answer>,
): Promise<{ origin: string; asked: string[]; close: () => void }> {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const answer = answers[(request.url ?? '').split('?')[0] ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end('secret words of the other server')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close }
}

/** Answers with these bytes, called whatever type. */
export function sends(bytes: Uint8Array | string, type = 'text/html'): Answer {
  return (_, response) => void response.writeHead(200, { 'content-type': type }).end(bytes)
}

/** Sends on to another address. */
export function sendsTo(location: string, status = 302): Answer {
  return (_, response) => void response.writeHead(status, { location }).end()
}

/** A PNG by its first bytes, with something after them that makes it itself. */
export function pngBytes(rest = 'picture'): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(`${rest} of some length`)]))
}
