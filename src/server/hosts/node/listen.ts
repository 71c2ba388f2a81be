import type { IncomingMessage } from 'node:http'
import { type ServerType, serve } from '@hono/node-server'
import { HostError } from '../host-error.ts'
import type { HostSettings } from './settings.ts'

type Handle = (request: Request, facts: { address: string }) => Response | Promise<Response>

/** The address a request came from; behind a proxy that is trusted, the last one it names. */
function addressOf(incoming: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy
    ? String(incoming.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : ''
  return forwarded || (incoming.socket.remoteAddress ?? 'unknown')
}

/** Listens for requests; throws HostError when the port is taken. Answers the server and its port. */
export function listen(
  { host, port, trustProxy }: HostSettings,
  handle: Handle,
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const fetch = (request: Request, env: unknown) =>
      handle(request, { address: addressOf((env as { incoming: IncomingMessage }).incoming, trustProxy) })
    const server = serve({ fetch, hostname: host, port }, (info) => resolve({ server, port: info.port }))
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        new HostError(
          taken
            ? `Port ${port} is taken. Stop what uses it, or set PORT to another one.`
            : `Cannot listen on ${host}:${port} (${error.code}).`,
        ),
      )
    })
  })
}
