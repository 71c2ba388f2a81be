/** The label page. */
export function Correct() {
  return null
}
