/** The label page. */
export function Label() {
  return null
}
