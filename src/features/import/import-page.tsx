/** Importing. */
export function ImportPage(_: { projectId: string }) {
  return null
}
