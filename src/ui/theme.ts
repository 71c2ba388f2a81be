export type Theme = 'system' | 'light' | 'dark'

const storage = 'touchstone.theme'
const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)')
let chosen: Theme = 'system'

function apply(): void {
  const dark = chosen === 'dark' || (chosen === 'system' && systemIsDark().matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
}

/** Sets the colours before the first paint, as chosen last in this browser, and follows the system. */
export function startTheme(): void {
  try {
    chosen = (localStorage.getItem(storage) as Theme | null) ?? 'system'
  } catch {
    // No storage: follow the system.
  }
  systemIsDark().addEventListener('change', apply)
  apply()
}

/** Chooses the colours. */
export function setTheme(theme: Theme): void {
  chosen = theme
  try {
    localStorage.setItem(storage, theme)
  } catch {
    // The account remembers it as well.
  }
  apply()
}
