import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands before a server and takes its content security policy away: a harness measures with code that the policy forbids. */
export async function withoutPolicy(address: string): Promise<{ address: string; server: Server }> {
  const server = createServer((incoming, outgoing) => {
    const onward = request(
      new URL(incoming.url ?? '/', address),
      { method: incoming.method ?? 'GET', headers: incoming.headers },
      (answer) => {
        const { 'content-security-policy': _, ...headers } = answer.headers
        outgoing.writeHead(answer.statusCode ?? 502, headers)
        answer.pipe(outgoing)
      },
    )
    onward.on('error', () => outgoing.writeHead(502).end())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://localhost:${(server.address() as AddressInfo).port}`, server }
}
