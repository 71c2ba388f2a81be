/** The room of the session in the address. */
export function CalibrationRoom() {
  return null
}
