const storage = 'touchstone.recentCommands'
const kept = 5

/** The ids of the commands used last in this browser, latest first. */
export function recentCommands(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storage) ?? '[]')
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, kept) : []
  } catch {
    return []
  }
}

/** Puts a command first among those used. */
export function rememberCommand(id: string): void {
  try {
    localStorage.setItem(storage, JSON.stringify([id, ...recentCommands().filter((one) => one !== id)].slice(0, kept)))
  } catch {
    // Private browsing may forbid it; then nothing is remembered.
  }
}
