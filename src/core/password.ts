/** Shortest password taken, in characters: length is what protects (NIST SP 800-63B, section 5.1.1.2). */
export const shortestPassword = 10
/** Longest password taken, in characters. */
export const longestPassword = 128

const plain = [
  'password',
  'passwort',
  'touchstone',
  'qwerty',
  'azerty',
  '1234567890',
  'letmein',
  'iloveyou',
  'administrator',
]

/** What is wrong with a new password, or null: too short, too long, or made of the name, the address or a well-known word. */
export function passwordProblem(
  password: string,
  about: readonly string[] = [],
): 'password-too-short' | 'password-too-long' | 'password-too-plain' | null {
  const length = [...password].length
  if (length < shortestPassword) return 'password-too-short'
  if (length > longestPassword) return 'password-too-long'
  const lower = password.toLowerCase()
  if (new Set(lower).size < 4) return 'password-too-plain'
  // What is left once the known words are taken out has to be able to stand as a secret by itself.
  const words = [...plain, ...about.flatMap((text) => text.toLowerCase().split(/[\s@.]+/))].filter((w) => w.length >= 4)
  const rest = words.reduce((text, word) => text.split(word).join(''), lower)
  return rest.length < 5 ? 'password-too-plain' : null
}
