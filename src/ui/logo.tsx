/** The mark: a touchstone with its streak of gold. */
export function Logo() {
  return (
    <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
      <path d="M4.6 4.2 14.8 3l5.4 5.2-1.7 10.1-9.3 2.9-6.4-5.4z" fill="currentColor" />
      <path d="m7.4 16.4 9.4-9.2" stroke="#e2b457" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  )
}
