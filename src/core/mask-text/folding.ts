// What characters are read as, so that a word is found under its disguises. Our own tables; none is meant to be complete.

/** One look-alike each, so that reading them as the Latin letter mixes up no two letters of their own script. */
const alike: Record<string, string> = {
  // Cyrillic
  ...{ а: 'a', в: 'b', е: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', і: 'i', ј: 'j' },
  ...{ ѕ: 's', ԁ: 'd', ԛ: 'q', ԝ: 'w', ѵ: 'v' },
  // Greek
  ...{ α: 'a', β: 'b', ε: 'e', ι: 'i', κ: 'k', ο: 'o', ρ: 'p', τ: 't', χ: 'x', ν: 'v', ζ: 'z', ς: 'σ' },
  // Latin letters that no decomposition takes apart, small capitals, and Armenian
  ...{
    ł: 'l',
    ø: 'o',
    đ: 'd',
    ħ: 'h',
    ı: 'i',
    ƒ: 'f',
    ŧ: 't',
    ɡ: 'g',
    ɑ: 'a',
    ɩ: 'i',
    ɪ: 'i',
    ʏ: 'y',
    ʟ: 'l',
    ɴ: 'n',
    ʀ: 'r',
  },
  ...{
    ᴀ: 'a',
    ʙ: 'b',
    ᴄ: 'c',
    ᴅ: 'd',
    ᴇ: 'e',
    ꜰ: 'f',
    ɢ: 'g',
    ʜ: 'h',
    ᴊ: 'j',
    ᴋ: 'k',
    ᴍ: 'm',
    ᴏ: 'o',
    ᴘ: 'p',
    ꜱ: 's',
    ᴛ: 't',
  },
  ...{ ᴜ: 'u', ᴠ: 'v', ᴡ: 'w', ᴢ: 'z', օ: 'o', ս: 'u', ո: 'n', հ: 'h' },
  ...{ æ: 'ae', œ: 'oe', ß: 'ss' },
  // Arabic letters that are written for one another, across keyboards and languages
  ...{ ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ە: 'ه', ٱ: 'ا' },
}

/** Letters that may also be meant as another one. */
const alsoRead: Record<string, string> = {
  ...{ г: 'r', п: 'n', и: 'u', я: 'r', ь: 'b', з: 'e', ц: 'u', ш: 'w', щ: 'w', ч: 'y', л: 'n' },
  ...{ η: 'nh', υ: 'uy', ω: 'w', μ: 'um', γ: 'y', σ: 'os', λ: 'a', π: 'n', θ: 'o' },
}

/** Figures and signs written for letters. Signs end a word as well as they stand in one. */
const figures: Record<string, string> = {
  ...{ '0': 'o', '1': 'il', '2': 'z', '3': 'e', '4': 'a', '5': 's', '6': 'bg', '7': 't', '8': 'b', '9': 'gq' },
}
const signs: Record<string, string> = {
  '@': 'a',
  $: 's',
  '€': 'e',
  '£': 'l',
  '¢': 'c',
  '!': 'il',
  '|': 'il',
  '¡': 'i',
  '+': 't',
}
/** Signs that hardly ever stand right after a word without being part of it. */
const bound = '@$€£¢'
/** What people put for a letter that they leave out. */
const blanks = '*#•●■█'

const joined =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}ー]/u
const composed = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** Accents, vowel points and the like, without which a word is still read; vowels of Indic scripts and of Thai are not among them. */
const accents =
  /[\p{Script=Inherited}\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u09bc\u0a3c\u0abc\u0b3c]/u

/** What one character of a text is: what it is read as, and how it stands among others. */
export interface Reading {
  kind: 'letter' | 'figure' | 'sign' | 'blank' | 'space' | 'gap'
  /** What it may be read as, the plainest first; empty for a gap. */
  keys: readonly string[]
  /** Whether its script sets words apart, so that a neighbouring letter belongs to the same word. */
  spaced: boolean
  /** Whether it belongs to the character before it. */
  mark: boolean
  /** A sign that is part of the word it touches. */
  bound: boolean
}

const nothing = { keys: [], spaced: false, mark: false, bound: false }

function readOne(char: string): Reading {
  if (/\s/u.test(char)) return { ...nothing, kind: 'space' }
  if (/[\p{L}\p{M}]/u.test(char)) {
    const mark = /\p{M}/u.test(char)
    return { kind: 'letter', keys: [char, ...(alsoRead[char] ?? '')], spaced: !joined.test(char), mark, bound: false }
  }
  if (/\p{N}/u.test(char)) return { ...nothing, kind: 'figure', keys: [char, ...(figures[char] ?? '')] }
  if (blanks.includes(char)) return { ...nothing, kind: 'blank' }
  const letters = Object.hasOwn(signs, char) ? signs[char] : undefined
  return letters
    ? { ...nothing, kind: 'sign', keys: [...letters], bound: bound.includes(char) }
    : { ...nothing, kind: 'gap' }
}

/** Letters in coloured circles and squares, and those that flags are made of; normalisation knows only the plain ones. */
function plain(char: string): string {
  const code = char.codePointAt(0) ?? 0
  for (const first of [0x1f150, 0x1f170, 0x1f1e6])
    if (code >= first && code < first + 26) return String.fromCharCode(97 + code - first)
  return char
}

function folded(char: string): string {
  const code = char.charCodeAt(0)
  // Katakana as the Hiragana of the same sound.
  if (code >= 0x30a1 && code <= 0x30f6) return String.fromCharCode(code - 0x60)
  return Object.hasOwn(alike, char) ? (alike[char] ?? char) : char
}

const known = new Map<string, readonly Reading[]>()

/** What a character with its marks is read as: usually one reading, more for ligatures, none for a lone accent. */
export function readCluster(cluster: string): readonly Reading[] {
  const found = known.get(cluster)
  if (found) return found
  const readings: Reading[] = []
  // Circled letters, flags and trade marks stand for letters within a word, and end one as other signs do, with an accent too.
  const isSign = !/^[\p{L}\p{M}\p{N}]/u.test(cluster)
  const add = (char: string) => {
    const reading = readOne(char)
    readings.push(isSign && reading.kind === 'letter' ? { ...reading, kind: 'sign', spaced: false } : reading)
  }
  for (const lower of plain(cluster).normalize('NFKC').toLowerCase()) {
    if (composed.test(lower) && !accents.test(lower)) add(folded(lower))
    else for (const part of lower.normalize('NFD')) if (!accents.test(part)) for (const char of folded(part)) add(char)
  }
  // Texts of a few thousand characters are all there is in most languages; a hostile one must not fill the memory.
  if (known.size < 20_000) known.set(cluster, readings)
  return readings
}
