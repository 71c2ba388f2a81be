/** Exporting. */
export function ExportPage(_: { projectId: string }) {
  return null
}
