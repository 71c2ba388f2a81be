import type { ImportJob, NewImport } from '#contract/imports.ts'
import { chunkBytes } from '#contract/words.ts'
import type { Client } from './api.ts'

/** Sends a file as the page does, chunk by chunk; answers the upload's id. */
export async function upload(
  client: Client,
  projectId: string,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const { id } = await client.ok('upload.create', { params: { projectId }, body: { name, bytes: bytes.byteLength } })
  for (let number = 0; number * chunkBytes < bytes.byteLength; number++) {
    const part = bytes.slice(number * chunkBytes, (number + 1) * chunkBytes)
    const path = `/api/projects/${projectId}/uploads/${id}/chunks/${number}`
    const answer = await client.request(path, {
      method: 'PUT',
      body: part,
      headers: { 'content-type': 'application/octet-stream' },
    })
    if (!answer.ok) throw new Error(`chunk ${number}: ${answer.status} ${await answer.text()}`)
  }
  return id
}

/** Starts an import and waits for its end. */
export async function runImport(client: Client, projectId: string, request: Partial<NewImport>): Promise<ImportJob> {
  const body: NewImport = {
    format: 'csv',
    files: {},
    mapping: [],
    columns: [],
    language: 'en',
    market: 'US',
    ...request,
  }
  const { id } = await client.ok('import.create', { params: { projectId }, body })
  for (let i = 0; i < 600; i++) {
    const job = await client.ok('import.get', { params: { projectId, importId: id } })
    if (job.state !== 'running') return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the import does not end')
}

/** Imports a table with the mapping that the server guesses. */
export async function importTable(
  client: Client,
  projectId: string,
  name: string,
  content: string,
  more: Partial<NewImport> = {},
): Promise<ImportJob> {
  const rows = await upload(client, projectId, name, content)
  const { format, columns, mapping } = await client.ok('import.preview', {
    params: { projectId },
    body: { uploadId: rows },
  })
  return runImport(client, projectId, { format, columns, mapping, files: { rows }, ...more })
}
