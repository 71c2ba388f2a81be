import type { Page } from 'playwright-core'

/** Everything that came down the wire to a page, streams that stay open included. */
export interface Wire {
  /** All of it until now, headers and bodies. */
  text: () => string
}

/** Listens to every byte that comes to a page from now on; call it before the page goes anywhere. */
export async function listenTo(page: Page): Promise<Wire> {
  const line = await page.context().newCDPSession(page)
  const pieces: Buffer[] = []
  const take = (data: string | undefined) => void (data && pieces.push(Buffer.from(data, 'base64')))
  /** What has come of an answer until now; what comes later is told as it comes. */
  async function takeUp(requestId: string): Promise<void> {
    try {
      take((await line.send('Network.streamResourceContent', { requestId })).bufferedData)
    } catch {
      // It was all there before we asked.
      const { body, base64Encoded } = await line.send('Network.getResponseBody', { requestId })
      pieces.push(Buffer.from(body, base64Encoded ? 'base64' : 'utf8'))
    }
  }
  line.on('Network.responseReceived', ({ requestId, response }) => {
    pieces.push(Buffer.from(`\n${JSON.stringify(response.headers)}\n`))
    // A page that is closed meanwhile shows nothing any more.
    takeUp(requestId).catch(() => {})
  })
  line.on('Network.dataReceived', ({ data }) => take(data))
  await line.send('Network.enable')
  return { text: () => Buffer.concat(pieces).toString('utf8') }
}
